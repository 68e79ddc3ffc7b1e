import * as z from 'zod';
import {
  type Calculation,
  constant,
  type Dataset,
  InputError,
  type Job,
  parameter,
  type Quantity,
  type Request,
} from '../../../contract/index.js';
import { integrateWithErrorJob } from '../../../numerics/ode/index.js';
import { gridSize, timesOf } from '../calculations/request.js';
import { constants } from '../quantities.js';
import { resolve } from '../setting.js';
import { startOf } from '../start-of.js';
import { hasWeights } from '../start-state.js';
import { views } from '../views.js';
import { linearParameters, networkShape } from './network-parameters.js';
import {
  type QuadraticNetwork,
  type QuadraticPaths,
  type QuadraticState,
  quadraticPaths,
  quadraticState,
} from './quadratic.js';
import { curveDataset, eachReplica, geometricTimes, progress } from './results.js';

const parameters = z.object({
  ...networkShape,
  inputs: parameter(z.array(z.number()).min(1).default([0.5, 1, -1, 1.2]), {
    symbol: 'a',
    meaning: 'training inputs as positions along the data line',
    group: 'data',
  }),
  labels: parameter(z.array(z.number()).min(1).default([0.2, 1.1, 0.9, 1.5]), {
    symbol: 'y',
    meaning: 'labels, one per input',
    group: 'data',
  }),
});

type QuadraticParameters = z.output<typeof parameters>;

const rows: Quantity[] = [
  {
    name: 'slope',
    symbol: 's',
    meaning: 'coefficient of a² in the output along the data line',
    formula: 's = \\gamma \\sum_i u_i w_i^2',
    dims: ['t'],
    scale: 'linear',
  },
  { name: 'loss', symbol: 'L', meaning: 'training loss, ½ mean squared error', dims: ['t'], scale: 'log' },
  {
    name: 'kernelEigenvalue',
    symbol: 'Θ',
    meaning: 'top eigenvalue of (rate-weighted tangent kernel)/N on the data',
    formula: '\\Theta = m_2\\gamma^2(\\eta_u\\sum w_i^4 + 4\\eta_w\\sum u_i^2 w_i^2)',
    dims: ['t'],
    scale: 'log',
  },
  { name: 'readoutSquaredNorm', symbol: '|u|²', meaning: 'squared norm of the readout', dims: ['t'], scale: 'log' },
  {
    name: 'hiddenSquaredNorm',
    symbol: '|w|²',
    meaning: 'squared norm of the hidden layer along the line',
    dims: ['t'],
    scale: 'log',
  },
  {
    name: 'stretchedTime',
    symbol: 'σ',
    meaning: 'the one scalar every weight is a function of',
    formula: '\\dot\\sigma = \\gamma(m_1 - m_2 s)',
    dims: ['t'],
    scale: 'linear',
  },
];
const names = rows.map(({ name }) => name);
const widest = 10_000;

/** Gradient flow of a network with quadratic units, from one scalar equation. */
export const quadraticUnits: Calculation<typeof parameters> = {
  id: 'quadratic-units',
  title: 'Quadratic units on a line',
  role: 'calculator',
  citations: [],
  method:
    'Every weight of the quadratic network is an explicit function of one stretched time, whose scalar equation was integrated by an adaptive Dormand-Prince method with an estimate of the global error.',
  parameters,
  quantities: [...rows, ...constants.filter(({ name }) => name === 'targetSlope')],
  views,
  suits: (given) => {
    const width = given.readoutWeights.length || given.width;
    const cost = { seconds: 1e-4 * width, bytes: 64 * width };
    return width <= widest
      ? { applies: true, reason: 'one scalar equation, every unit explicit', ...cost }
      : { applies: false, reason: `every unit counts: widths up to ${widest}`, ...cost };
  },
  run: (given, request) => eachReplica(request, (replica) => run(given, request, replica)),
};

function* run(given: QuadraticParameters, request: Request, replica: number): Job<Dataset> {
  const { network, target, floor } = networkOf(given, request, replica);
  const paths = quadraticPaths(network);
  const { fourthMoment, labelMoment, outputScale } = network;
  const start = quadraticState(paths, network, 0);
  const observe = {
    size: names.length,
    of(_t: number, y: Float64Array, out: Float64Array) {
      const state = quadraticState(paths, network, y[0]!);
      const residual = target - state.slope;
      out.set([state.slope, floor + 0.5 * fourthMoment * residual * residual, ...rest(state), y[0]!]);
    },
  };
  const times = timesOf(request) ?? defaultTimes(network, start, gridSize(request));
  const job = integrateWithErrorJob(
    {
      name: 'stretched time of quadratic units',
      rhs(_t, y, dy) {
        dy[0] = outputScale * (labelMoment - fourthMoment * quadraticState(paths, network, y[0]!).slope);
      },
    },
    { t: 0, y: Float64Array.of(0) },
    times,
    { rtol: 0, atol: (request.tolerance ?? 1e-13) / fastest(paths, network.hiddenRate), observe },
  );
  const { values, errors } = yield* progress(job, Math.ceil(1e4 / paths.length));
  return curveDataset(request, times, { names, values, errors }, { targetSlope: constant(target) });
}

/** Fastest relative change of a unit per unit of σ: the scale on which the accuracy of σ matters. */
function fastest(paths: QuadraticPaths, hiddenRate: number): number {
  return paths.reduce(
    (largest, { u, frequency }) => Math.max(largest, frequency, 2 * hiddenRate * Math.abs(u)),
    1e-300,
  );
}

function rest({ kernelEigenvalue, readoutSquaredNorm, hiddenSquaredNorm }: QuadraticState): number[] {
  return [kernelEigenvalue, readoutSquaredNorm, hiddenSquaredNorm];
}

function networkOf(given: QuadraticParameters, request: Request, replica: number) {
  const linear = linearParameters(given);
  const { inputs, labels, outputScale, readoutRate, hiddenRate } = resolve(linear);
  const start = startOf(linear, request, replica);
  if (!hasWeights(start)) throw tooWide(linear.width);
  const mean = (term: (a: number, y: number) => number) =>
    inputs.reduce((sum, a, m) => sum + term(a, labels[m]!), 0) / inputs.length;
  const fourthMoment = mean((a) => a * a * a * a);
  const labelMoment = mean((a, y) => a * a * y);
  const target = labelMoment / fourthMoment;
  const floor = 0.5 * mean((a, y) => (target * a * a - y) * (target * a * a - y));
  const network: QuadraticNetwork = { start, outputScale, readoutRate, hiddenRate, fourthMoment, labelMoment };
  return { network, target, floor };
}

/** To a thousand times the fastest initial time scale: that of the kernel, or of escape from small weights. */
function defaultTimes(network: QuadraticNetwork, { kernelEigenvalue, ...norms }: QuadraticState, count: number) {
  const { outputScale, labelMoment, readoutRate, hiddenRate, start } = network;
  const size = Math.sqrt((norms.readoutSquaredNorm + norms.hiddenSquaredNorm) / start.readoutWeights.length);
  const growth = 2 * Math.abs(outputScale * labelMoment) * Math.sqrt(readoutRate * hiddenRate) * size;
  const rate = Math.max(kernelEigenvalue, growth, 1e-12);
  return geometricTimes(1e-2 / rate, 1e2 / rate, count);
}

function tooWide(width: number): InputError {
  return new InputError({
    code: 'START_WIDTH',
    path: 'parameters.width',
    expected: 'a width whose weights are drawn one by one',
    received: String(width),
    cause: 'Quadratic units do not reduce to overlaps',
    next: 'Lower the width',
  });
}
