import {
  atMost,
  type Check,
  type Claim,
  type Effort,
  type Exhibit,
  type Finding,
  type Job,
} from '../../../contract/index.js';
import { descentSeries } from '../../../networks/index.js';
import { norm } from '../../../numerics/linalg/index.js';
import { pow } from '../../../numerics/math/index.js';
import { nonlinearityRatios } from '../diagnostics.js';
import { curvatureOf } from '../flow-bounds.js';
import { atLeast } from './judge.js';
import { meanTime, measure } from './measured.js';
import { picture, type Shown } from './not-curvature/picture.js';
import { responseToC2 } from './not-curvature/response.js';

/** L17: what decides is the correlation of first and second derivative, not the size of the second. */
export const notCurvature: Claim = {
  id: 'L17',
  statement:
    'Weak correlations, not small curvature: networks of the same tangent kernel and the same curvature, which differ in the signs of the readout alone, stray from one and the same linear model as far as their correlation C_2 drives it: five times as far when the signs are aligned.',
  origin: 'abstract',
  evidence: 'independent simulation',
  check,
};

const alignments = [0, 0.125, 0.25, 0.5, 1];
const width = 400;

/** One network at every alignment. */
interface Row extends Shown {
  kernel: Float64Array;
  linear: Float64Array;
  deviation: number;
  /** Of that what is not the response to C_2. */
  rest: number;
}

function* check(effort: Effort, seed: number): Job<Finding> {
  const checks: Check[] = [];
  const exhibits: Exhibit[] = [];
  for (const activation of effort === 'quick' ? ['erf'] : ['erf', 'gelu', 'square']) {
    const rows: Row[][] = [];
    for (let net = 0; net < (effort === 'quick' ? 6 : 32); net++) {
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
  // The part even in the labels: the odd one comes from orders that the signs leave alone.
  const even = e.map((v, a) => (v - mirrored[a]!) / 2);
  return {
    kernel: start.trainKernel,
    linear: linear.map((f, a) => f - start.passes.output[a]!),
    curvature: yield* curvatureOf(start),
    correlation: nonlinearityRatios(series, start.tau)[0]!,
    deviation: norm(even),
    rest: norm((yield* responseToC2(start, meanTime(start, 1))).map((v, a) => v - even[a]!)),
    relative,
  };
}

function judged(activation: string, rows: Row[][]): Check[] {
  const apart = (of: (row: Row) => Float64Array) =>
    Math.max(...rows.flatMap(([first, ...others]) => others.map((row) => distance(of(row), of(first!)))));
  const strays = rows.map((net) => net.at(-1)!.relative / net[0]!.relative);
  const overNets = (i: number, of: (row: Row) => number) => norm(Float64Array.from(rows, (net) => of(net[i]!)));
  const unexplained = alignments.map((_, i) => overNets(i, ({ rest }) => rest) / overNets(i, (row) => row.deviation));
  return [
    atMost(
      `${activation}: tangent kernels of all alignments, largest relative difference`,
      apart((r) => r.kernel),
      1e-13,
    ),
    atMost(
      `${activation}: curvature ‖∇²f‖ of all alignments, largest relative difference`,
      apart(({ curvature }) => Float64Array.of(curvature)),
      1e-10,
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
    // What is left are correlations of higher even order, smaller by a factor of order 1/n.
    atMost(
      `${activation}: deviation (even in the labels) minus the response of the linear model to C_2, relative, largest over alignments`,
      Math.max(...unexplained),
      0.02,
    ),
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
