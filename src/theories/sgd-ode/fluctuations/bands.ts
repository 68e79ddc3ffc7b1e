import type { Job } from '../../../contract/index.js';
import { symmetricEigen } from '../../../numerics/linalg/index.js';
import { observing, overlapReader } from '../engines/observing.js';
import type { Observable } from '../observables.js';
import { curvature, jacobian } from './derivatives.js';
import type { Expansion } from './expansion.js';

/** Predicted law of one observable in a finite dimension: one row of numbers per time each. */
export interface Band {
  name: string;
  /** Numbers per time. */
  length: number;
  /** At d = ∞. */
  values: Float64Array;
  standardDeviation: Float64Array;
  /** Mean minus `values`. */
  meanShift: Float64Array;
}

/**
 * Spread and mean shift of any observable O of the order parameters. A variance below `rtol` of what the largest spread of the
 * order parameters could make of it drowns in the error of their covariance: Infinity.
 * @equation sd(O) = √(∇Oᵀ C ∇O/d), E[O] − O(y) = (∇Oᵀμ + ½ tr(Hess(O) C))/d [sgd-ode 3.11]
 */
export function* bands(expansion: Expansion, observables: Observable[], dimension: number, rtol = 0): Job<Band[]> {
  const { system, times, states, covariances, shifts } = expansion;
  const { p, k, size: N } = system.layout;
  const { size: width, of } = observing(overlapReader(system), observables, p, k);
  const observe = (y: Float64Array, out: Float64Array) => of(0, y, out);
  const all = observables.map((observable): Band => {
    const length = observable.size(p, k);
    const row = () => new Float64Array(times.length * length);
    return {
      name: observable.quantity.name,
      length,
      values: row(),
      standardDeviation: row(),
      meanShift: row(),
    };
  });
  for (let n = 0; n < times.length; n++) {
    const y = states.slice(n * N, (n + 1) * N);
    const C = covariances.subarray(n * N * N, (n + 1) * N * N);
    const mu = shifts.subarray(n * N, (n + 1) * N);
    const { values: weights, vectors: directions } = symmetricEigen(C, N);
    const largest = weights.reduce((a, b) => Math.max(a, b), 0);
    // All observables of a state are read together: the risk among them costs more than the rest.
    const values = new Float64Array(width);
    observe(y, values);
    const gradient = jacobian(observe, y, width);
    const bend = curvature(observe, y, values, { directions, weights });
    let from = 0;
    for (const { length, values: curve, standardDeviation, meanShift } of all) {
      for (let i = 0; i < length; i++) {
        const at = n * length + i;
        const row = gradient.subarray((from + i) * N, (from + i + 1) * N);
        curve[at] = values[from + i]!;
        const variance = quadratic(C, row);
        const scale = largest * product(row, row);
        // What cannot fluctuate at all, as norms on the sphere, is no question of resolution.
        const resolved = variance >= rtol * scale || Math.abs(variance) <= 1e-9 * scale;
        standardDeviation[at] = resolved ? Math.sqrt(Math.max(0, variance) / dimension) : Number.POSITIVE_INFINITY;
        meanShift[at] = (product(row, mu) + 0.5 * bend[from + i]!) / dimension;
      }
      from += length;
    }
    yield { done: n + 1, total: times.length, note: 'spread of the observables' };
  }
  return all;
}

function quadratic(C: Float64Array, v: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < v.length; a++)
    if (v[a] !== 0) sum += v[a]! * product(C.subarray(a * v.length, (a + 1) * v.length), v);
  return sum;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** The fallback's factor, measured over widths, dimensions and rates. */
const roughFactor = 0.8;

/**
 * Rough spread of every overlap where the expansion is too costly.
 * @equation sd ≈ 0.8 √(γ/(s d)) [sgd-ode C1, 5]
 */
export function roughSpread(learningRate: number, studentNormalisation: number, dimension: number): number {
  return roughFactor * Math.sqrt(learningRate / (studentNormalisation * dimension));
}
