import {
  atMost,
  type Check,
  type Claim,
  type Effort,
  type Exhibit,
  type Finding,
  type Job,
  statistical,
} from '../../../contract/index.js';
import { descentSeries } from '../../../networks/index.js';
import { norm } from '../../../numerics/linalg/index.js';
import { pow } from '../../../numerics/math/index.js';
import { powerLawFit } from '../../../numerics/statistics/index.js';
import { nonlinearityRatios, rmsDifference } from '../diagnostics.js';
import { curvatureOf } from '../flow-bounds.js';
import { atLeast } from './judge.js';
import { measure } from './measured.js';

/** L17: what decides is the correlation of first and second derivative, not the size of the second. */
export const notCurvature: Claim = {
  id: 'L17',
  statement:
    'Weak correlations, not small curvature: networks of the same tangent kernel and the same curvature, which differ in the signs of the readout alone, stray from one and the same linear model in proportion to their correlation C_2.',
  origin: 'abstract',
  evidence: 'independent simulation',
  check,
};

const alignments = [0, 0.125, 0.25, 0.5, 1];
/** Up to this many weights the curvature is found to seven digits. */
const width = 400;

/** One network at every alignment. */
interface Row {
  kernel: Float64Array;
  linear: Float64Array;
  curvature: number;
  correlation: number;
  deviation: number;
  relative: number;
}

function* check(effort: Effort, seed: number): Job<Finding> {
  const checks: Check[] = [];
  const exhibits: Exhibit[] = [];
  for (const activation of effort === 'quick' ? ['erf'] : ['erf', 'gelu', 'square']) {
    const rows: Row[][] = [];
    for (let net = 0; net < (effort === 'quick' ? 10 : 32); net++) {
      rows.push([]);
      for (const readoutAlignment of alignments)
        rows[net]!.push(yield* rowOf({ activation, width, readoutAlignment, centredTargets: true }, seed, net));
    }
    checks.push(...judged(activation, rows));
    exhibits.push(picture(activation, rows.flat()));
  }
  return { checks, exhibits };
}

function* rowOf(parameters: Record<string, unknown>, seed: number, net: number): Job<Row> {
  const { start, at } = yield* measure(parameters, seed, net, [1]);
  const [{ output, linear, relative }] = at as [(typeof at)[0]];
  const mirror = yield* measure({ ...parameters, labels: [-1, 1, -1, 1] }, seed, net, [1]);
  const e = output.map((f, a) => f - linear[a]!);
  const mirrored = mirror.at[0]!.output.map((f, a) => mirror.at[0]!.linear[a]! - f);
  const series = descentSeries(start.network, start.passes, start.residual, 2);
  return {
    kernel: start.trainKernel,
    linear: linear.map((f, a) => f - start.passes.output[a]!),
    curvature: yield* curvatureOf(start),
    correlation: nonlinearityRatios(series, start.tau)[0]!,
    // The part even in the labels: the odd one comes from orders that the signs leave alone.
    deviation: rmsDifference(e, mirrored) / 2,
    relative,
  };
}

function judged(activation: string, rows: Row[][]): Check[] {
  const apart = (of: (row: Row) => Float64Array) =>
    Math.max(...rows.flatMap(([first, ...others]) => others.map((row) => distance(of(row), of(first!)))));
  const strays = rows.map((net) => net.at(-1)!.relative / net[0]!.relative);
  // Over all networks of an alignment: single points scatter in both coordinates, which would flatten a fit through them.
  const { estimate, standardError } = powerLawFit(
    alignments.map((_, i) => norm(Float64Array.from(rows, (net) => net[i]!.correlation))),
    alignments.map((_, i) => norm(Float64Array.from(rows, (net) => net[i]!.deviation))),
  ).exponent;
  return [
    atMost(
      `${activation}: tangent kernels of all alignments, largest relative difference`,
      apart((r) => r.kernel),
      1e-13,
    ),
    atMost(
      `${activation}: curvature ‖∇²f‖ of all alignments, largest relative difference`,
      apart(({ curvature }) => Float64Array.of(curvature)),
      1e-4,
    ),
    atMost(
      `${activation}: movements of the linear models, largest relative difference`,
      apart((r) => r.linear),
      1e-10,
    ),
    atLeast(
      `${activation}: relative deviation, all signs aligned over signs at random, geometric mean`,
      mean(strays),
      3,
    ),
    statistical(`${activation}: exponent of the deviation (even in the labels) in the correlation ρ_2`, {
      measured: estimate,
      standardError,
      expected: 1,
      effect: 1,
    }),
  ];
}

function distance(x: Float64Array, y: Float64Array): number {
  return norm(x.map((v, i) => v - y[i]!)) / norm(y);
}

function mean(values: number[]): number {
  let product = 1;
  for (const value of values) product *= value;
  return pow(product, 1 / values.length);
}

function picture(activation: string, rows: Row[]): Exhibit {
  const column = (of: (row: Row) => number) => ({
    dims: ['net'],
    values: Float64Array.from(rows, of),
    errorIs: 'exact' as const,
  });
  const correlation = column((row) => row.correlation);
  const layer = (label: string, of: (row: Row) => number) => ({
    label,
    role: 'simulation' as const,
    dataset: { sizes: { net: rows.length }, series: { correlation, size: column(of) } },
  });
  return {
    view: {
      id: 'not-curvature',
      title: `Same kernel, same curvature, other signs of the readout: ${activation}`,
      mark: 'dot',
      x: 'correlation',
      y: ['size'],
      xScale: 'log',
      yScale: 'log',
    },
    layers: [
      layer('curvature ‖∇²f‖ at the start', ({ curvature }) => curvature),
      layer('relative deviation from linear(θ_0)', ({ relative }) => relative),
    ],
    description: 'The deviation rises in proportion to the correlation ρ_2 while the curvature stays level.',
  };
}
