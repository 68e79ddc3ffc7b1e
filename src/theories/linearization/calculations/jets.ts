import {
  type Calculation,
  type Dataset,
  exact,
  InputError,
  type Job,
  type Quantity,
  type Request,
  type Series,
} from '../../../contract/index.js';
import { correlations, descentSeries } from '../../../networks/index.js';
import { type Beginning, beginningOf, startSeries } from '../beginning.js';
import { correlationNormQuantities, correlationNormSeries } from '../correlation-norms.js';
import { fullHierarchy } from '../diagnosis.js';
import { curvatureOf } from '../flow-bounds.js';
import { type Parameters, parameters } from '../parameters.js';
import { quantitiesNamed } from '../quantities.js';
import { checkMemory, wants } from '../request.js';
import { costOf, fourthOrderLimit } from '../sizes.js';
import { kernelViews } from './views.js';

const axes = ['a', 'b', 'c', 'd', 'e'];
/** Inputs up to which all tuples of a correlation are given when none are asked for. */
const allTuples = { 2: 16, 3: 8, 4: 5 } as Record<number, number>;

const own: Quantity[] = (
  [
    ['firstLayerWeights', 'W¹', ['flat'], 'first entries of the first matrix, row by row: check of the generator'],
    ['lastReadoutWeight', 'W_last', [], 'last entry of the readout: check of the generator'],
    ['output', 'f', ['a'], 'full: output of the finite network'],
    ['ntk', 'Θ', ['a', 'b'], 'tangent kernel of the finite network, learning rates contained'],
    ['correlation2', 'C_2', axes.slice(0, 3), 'second derivative along two gradient directions'],
    ['correlation3', 'C_3', axes.slice(0, 4), 'third derivative along three gradient directions'],
    ['correlation4', 'C_4', axes, 'fourth derivative along four gradient directions'],
    ['thirdOrderKernel', 'O_3', axes.slice(0, 3), 'rate of change of the tangent kernel'],
    ['fourthOrderKernel', 'O_4', axes.slice(0, 4), 'rate of change of the third-order kernel'],
    ['descentSeries', 'c_k', ['order', 'a'], 'Taylor coefficients of the output along the descent direction'],
  ] as [string, string, string[], string][]
).map(([name, symbol, dims, meaning]): Quantity => ({ name, symbol, dims, meaning, scale: 'linear' }));

/** Derivative correlations and hierarchy kernels of one finite network. */
export const jets: Calculation<typeof parameters> = {
  id: 'jets',
  title: 'Derivative correlations of one network',
  role: 'calculator',
  citations: [],
  method:
    'Directional derivatives of the network of every order up to four were computed exactly by Taylor arithmetic with nilpotent generators.',
  parameters,
  quantities: [
    ...own,
    ...correlationNormQuantities,
    ...quantitiesNamed('hessianNorm', 'learningTime', 'ntkEigenvalues'),
  ],
  views: kernelViews,
  suits: (given) => {
    const { pass, bytes } = costOf(given);
    return { applies: true, reason: 'any finite network', seconds: 0.01 + (300 * pass) / 2e9, bytes };
  },
  run,
};

function* run(given: Parameters, request: Request): Job<Dataset> {
  checkMemory(request, costOf(given).bytes, 'the network');
  const b = beginningOf(given, request, request.replicas?.from ?? 0);
  const { total } = b.setting;
  const points = Object.fromEntries(axes.map((axis) => [axis, indicesOf(request, axis, total)]));
  const start = startSeries(b);
  const series: Record<string, Series> = {
    ...Object.fromEntries(axes.map((axis) => [axis, exact([axis], Float64Array.from(points[axis]!))])),
    output: exact(['a'], pick(b.passes.output, [points.a!], total)),
    ntk: exact(['a', 'b'], pick(b.kernel, [points.a!, points.b!], total)),
    ...generatorCheck(b),
    rank: start.rank!,
    ntkEigenvalues: start.ntkEigenvalues!,
    learningTime: start.learningTime!,
    order: exact(['order'], Float64Array.of(0, 1, 2, 3, 4)),
    descentSeries: exact(['order', 'a'], descentRows(b, points.a!)),
  };
  for (const order of [2, 3, 4])
    if (wants(request, `correlation${order}`) && (request.quantities || total <= allTuples[order]!))
      series[`correlation${order}`] = exact(axes.slice(0, order + 1), yield* tuples(b, points, order));
  if (wants(request, 'thirdOrderKernel') || wants(request, 'fourthOrderKernel'))
    Object.assign(series, yield* hierarchySeries(b, points, request));
  if (correlationNormQuantities.some(({ name }) => wants(request, name)))
    Object.assign(series, yield* correlationNormSeries(b));
  if (wants(request, 'hessianNorm')) series.hessianNorm = exact([], Float64Array.of(yield* curvatureOf(b)));
  const sizes = Object.fromEntries(Object.entries(points).map(([axis, list]) => [axis, list.length]));
  const pairs = series.pair ? { pair: series.pair.values.length } : {};
  return { sizes: { ...sizes, ...pairs, order: 5, rank: b.setting.count, flat: series.flat!.values.length }, series };
}

function indicesOf({ at }: Request, axis: string, total: number): number[] {
  const asked = at?.[axis];
  const wrong = asked?.find((a) => !(Number.isInteger(a) && a >= 0 && a < total));
  if (wrong !== undefined)
    throw new InputError({
      code: 'COORDINATE_MISSING',
      path: `at.${axis}`,
      expected: `input indices from 0 to ${total - 1}`,
      received: String(wrong),
      next: 'Inputs are counted from 0, training inputs first',
    });
  return asked ? [...asked] : Array.from({ length: total }, (_, a) => a);
}

/** Entries of a tensor with equal sides at a grid of indices. */
function pick(tensor: Float64Array, grid: number[][], side: number): Float64Array {
  let places = [0];
  for (const points of grid) places = places.flatMap((place) => points.map((p) => place * side + p));
  return Float64Array.from(places, (place) => tensor[place]!);
}

function generatorCheck({ network }: Beginning): Record<string, Series> {
  const first = network.layers[0]!.map.entries;
  const last = network.layers[network.layers.length - 1]!.map.entries;
  const shown = first.slice(0, Math.min(6, first.length));
  return {
    flat: exact(['flat'], Float64Array.from(shown.keys())),
    firstLayerWeights: exact(['flat'], shown),
    lastReadoutWeight: exact([], Float64Array.of(last[last.length - 1]!)),
  };
}

function descentRows({ network, passes, residual, setting }: Beginning, base: number[]): Float64Array {
  const full = new Float64Array(setting.total);
  full.set(residual);
  const rows = descentSeries(network, passes, full);
  return Float64Array.from(rows.flatMap((row) => base.map((a) => row[a]!)));
}

/** C_D at all base inputs for every tuple of contracted inputs asked for; tuples that differ by order are computed once. */
function* tuples(
  b: Beginning,
  points: Record<string, number[]>,
  order: number,
): Generator<{ done: number; note: string }, Float64Array, void> {
  let lists: number[][] = [[]];
  for (const axis of axes.slice(1, order + 1)) lists = lists.flatMap((list) => points[axis]!.map((p) => [...list, p]));
  const base = points.a!;
  const known = new Map<string, Float64Array>();
  const out = new Float64Array(base.length * lists.length);
  for (const [j, list] of lists.entries()) {
    const sorted = [...list].sort((p, q) => p - q);
    const key = sorted.join();
    const row = known.get(key) ?? correlations(b.network, b.passes, base, sorted)[order - 1]!;
    known.set(key, row);
    row.forEach((value, i) => {
      out[i * lists.length + j] = value;
    });
    yield { done: j, note: `correlations of order ${order}` };
  }
  return out;
}

function* hierarchySeries(
  b: Beginning,
  points: Record<string, number[]>,
  request: Request,
): Generator<{ done: number }, Record<string, Series>, void> {
  const { total } = b.setting;
  const kernels = yield* fullHierarchy(b);
  if (!kernels) {
    if (!request.quantities) return {};
    throw new InputError({
      code: 'TOO_MANY_INPUTS',
      path: 'parameters.inputs',
      expected: `at most ${fourthOrderLimit} inputs`,
      received: String(total),
      cause: 'the O4 tensor has N⁴ entries',
      next: 'Use directional orders (nonlinearityRatios) for this batch, or fewer inputs',
    });
  }
  const grid = axes.map((axis) => points[axis]!);
  return {
    thirdOrderKernel: exact(axes.slice(0, 3), pick(kernels.third, grid.slice(0, 3), total)),
    fourthOrderKernel: exact(axes.slice(0, 4), pick(kernels.fourth, grid.slice(0, 4), total)),
  };
}
