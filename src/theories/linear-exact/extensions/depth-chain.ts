import * as z from 'zod';
import {
  type Calculation,
  type Citation,
  constant,
  type Dataset,
  immediate,
  parameter,
  type Quantity,
  type Request,
} from '../../../contract/index.js';
import { pow } from '../../../numerics/math/index.js';
import { gridSize, timesOf } from '../calculations/request.js';
import { constants, curves } from '../quantities.js';
import { views } from '../views.js';
import { type Chain, chainSlopes, plateau } from './depth.js';
import { curveDataset, eachReplica } from './results.js';

const positive = z.number().positive().max(1e100);

const parameters = z.object({
  hiddenLayers: parameter(z.int().min(1).max(1000).default(3), {
    symbol: 'L − 1',
    meaning: 'number of hidden layers: one less than the number of weight layers',
    range: [1, 10],
    group: 'network',
  }),
  outputScale: parameter(positive.default(1), {
    symbol: 'γ',
    meaning: 'output multiplier',
    scale: 'log',
    range: [0.1, 10],
    group: 'network',
  }),
  learningRate: parameter(positive.default(0.01), {
    symbol: 'η',
    meaning: 'learning rate of every layer; one gradient step is one unit of time',
    scale: 'log',
    range: [1e-4, 0.1],
    group: 'training',
  }),
  initialSlope: parameter(positive.default(0.01), {
    symbol: 's0',
    meaning: 'output along the data line at the start, product of all layers',
    scale: 'log',
    range: [1e-6, 10],
    group: 'initialisation',
  }),
  inputMoment: parameter(positive.default(1), {
    symbol: 'm2',
    meaning: 'mean square of the positions along the data line',
    scale: 'log',
    range: [0.1, 10],
    group: 'data',
  }),
  inputLabelMoment: parameter(positive.default(1), {
    symbol: 'm1',
    meaning: 'mean of position times label: the target has the sign of the start',
    scale: 'log',
    range: [0.1, 10],
    group: 'data',
  }),
});

type ChainParameters = z.output<typeof parameters>;

const names = ['slope', 'residualRatio', 'excessLoss', 'kernelEigenvalue'] as const;

const saxe: Citation = {
  key: 'saxe2014exact',
  type: 'inproceedings',
  title: 'Exact solutions to the nonlinear dynamics of learning in deep linear neural networks',
  authors: ['Andrew M. Saxe', 'James L. McClelland', 'Surya Ganguli'],
  year: 2014,
  venue: 'International Conference on Learning Representations',
  arxiv: '1312.6120',
};

const plateauLength: Quantity = {
  name: 'plateauLength',
  symbol: 't_p',
  meaning: 'length of the plateau of a small start',
  formula: 't_p \\sim s_0^{-(1-2/L)}',
  unit: 'steps',
  dims: [],
  scale: 'log',
};

/** Gradient flow of a deep linear chain whose layers are balanced and aligned. */
export const depthChain: Calculation<typeof parameters> = {
  id: 'depth-chain',
  title: 'Deep linear chain, balanced and aligned',
  role: 'calculator',
  citations: [saxe],
  method:
    'Time as a function of the slope of a balanced, aligned deep linear chain was obtained by Gauss-Legendre quadrature and inverted.',
  parameters,
  quantities: [
    ...curves.filter(({ name }) => (names as readonly string[]).includes(name)),
    plateauLength,
    ...constants.filter(({ name }) => name === 'targetSlope'),
  ],
  views,
  suits: () => ({ applies: true, reason: 'one scalar at any depth', seconds: 0.01, bytes: 1e5 }),
  run: (given, request) => eachReplica(request, () => immediate(() => compute(given, request))),
};

function compute(given: ChainParameters, request: Request): Dataset {
  const chain: Chain = { ...given, layers: given.hiddenLayers + 1 };
  const target = chain.inputLabelMoment / chain.inputMoment;
  const length = plateau(chain);
  const times = timesOf(request) ?? evenTimes(length + 12 / kernel(chain, target), gridSize(request));
  const { slope, residual, error } = chainSlopes(chain, times);
  const gap = target - chain.initialSlope;
  const values = new Float64Array(times.length * names.length);
  const errors = new Float64Array(values.length);
  times.forEach((_, k) => {
    const s = slope[k]!;
    const r = residual[k]!;
    const bend = (2 - 2 / chain.layers) * (kernel(chain, s) / s);
    const losing = chain.inputMoment * (Math.abs(r) + 0.5 * error[k]!);
    values.set([s, gap === 0 ? 1 : r / gap, 0.5 * chain.inputMoment * r * r, kernel(chain, s)], k * names.length);
    const unit = [1, gap === 0 ? 0 : Math.abs(1 / gap), losing, bend];
    errors.set(
      unit.map((slopeOf) => slopeOf * error[k]!),
      k * names.length,
    );
  });
  return curveDataset(
    request,
    times,
    { names, values, errors },
    { plateauLength: constant(length), targetSlope: constant(target) },
  );
}

/** Θ = L η m₂ γ^{2/L} s^{2−2/L}: every layer contributes the same. */
function kernel({ layers, learningRate, inputMoment, outputScale }: Chain, slope: number): number {
  return layers * learningRate * inputMoment * pow(outputScale, 2 / layers) * pow(slope, 2 - 2 / layers);
}

function evenTimes(end: number, count: number): Float64Array {
  return Float64Array.from({ length: count + 1 }, (_, k) => (end * k) / count);
}
