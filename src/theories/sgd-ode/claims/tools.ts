import {
  type Dataset,
  type Exhibit,
  exact,
  type Job,
  numbers,
  parseParameters,
  type View,
} from '../../../contract/index.js';
import { log } from '../../../numerics/math/index.js';
import { meanField } from '../engines/mean-field.js';
import { ode } from '../engines/ode.js';
import { type Parameters, parameters } from '../parameters.js';
import { directSimulation, exactInLawSimulation } from '../simulators/index.js';

const engines = { ode, meanField, exactInLaw: exactInLawSimulation, direct: directSimulation };

/** What a claim asks of an engine. */
export interface Wish {
  times: ArrayLike<number>;
  seed?: number;
  /** Independent runs; results get the dim `replica`. */
  replicas?: number;
  quantities?: string[];
  tolerance?: number;
}

/** Parsed parameters. */
export function parsed(raw: Record<string, unknown>): Parameters {
  return parseParameters(parameters, raw);
}

/** Curves of one engine. */
export function* curvesOf(
  engine: keyof typeof engines,
  raw: Record<string, unknown>,
  { times, seed = 0, replicas, quantities, tolerance }: Wish,
): Job<Dataset> {
  return yield* engines[engine].run(parsed(raw), {
    quality: 'interactive',
    seed,
    at: { t: Float64Array.from(times) },
    ...(replicas ? { replicas: { from: 0, to: replicas } } : {}),
    ...(quantities ? { quantities } : {}),
    ...(tolerance ? { tolerance } : {}),
  });
}

/** The risk curve of one engine. */
export function* riskOf(engine: keyof typeof engines, raw: Record<string, unknown>, wish: Wish): Job<Float64Array> {
  return numbers(yield* curvesOf(engine, raw, { ...wish, quantities: ['risk'] }), 'risk');
}

/** Exponent of a power law through points, least squares in the logarithms. */
export function exponentOf(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const points = Array.from(x, (value, i) => [log(value), log(Math.abs(y[i]!))] as const);
  const mean = (k: 0 | 1) => points.reduce((sum, point) => sum + point[k], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  let [above, below] = [0, 0];
  for (const [a, b] of points) {
    above += (a - mx) * (b - my);
    below += (a - mx) * (a - mx);
  }
  return above / below;
}

/** Largest entry-wise difference. */
export function largestGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}

/** A square matrix as nested lists, as parameters take it. */
export function nested(matrix: ArrayLike<number>, columns: number): number[][] {
  return Array.from({ length: matrix.length / columns }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => matrix[row * columns + column]!),
  );
}

/** Identity matrix times a number. */
export function identity(size: number, scale = 1): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_unused, j) => (i === j ? scale : 0)));
}

type Layer = { label: string; role: Exhibit['layers'][number]['role']; x: ArrayLike<number>; y: ArrayLike<number> };

/** Curves over one coordinate. */
export function exhibit(
  title: string,
  description: string,
  axes: { x: string; y: string } & Partial<Pick<View, 'xScale' | 'yScale' | 'mark'>>,
  layers: Layer[],
): Exhibit {
  const { x, y, ...scales } = axes;
  const view: View = { id: `${y}-over-${x}`, title, mark: 'line', x, y: [y], xScale: 'log', yScale: 'log', ...scales };
  const datasetOf = (layer: Layer): Dataset => ({
    sizes: { [x]: layer.x.length },
    series: { [x]: exact([x], Float64Array.from(layer.x)), [y]: exact([x], Float64Array.from(layer.y)) },
  });
  return {
    view,
    layers: layers.map((layer) => ({ label: layer.label, role: layer.role, dataset: datasetOf(layer) })),
    description,
  };
}
