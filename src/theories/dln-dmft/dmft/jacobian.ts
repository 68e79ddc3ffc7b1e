import type { Job } from '../../../contract/index.js';
import { kernels } from '../../../numerics/kernels/index.js';
import { subset } from './ensemble.js';
import { type Lu, luFactor } from './lu.js';
import type { Sweep } from './sweep.js';
import type { Trial } from './trial.js';
import { getVector } from './vectors.js';

/** Samples the derivative is taken from: it only steers the iteration. */
const enough = 2048;
/** Rows of the derivative computed between two yields. */
const stripe = 32;

/** I minus the derivative of the implied overlaps (f, g) by the unknown ones, factorised. */
export function* jacobianOf(sweep: Sweep, { n, b, slope, gain }: Trial, kappa: number): Job<Lu> {
  const { ensemble, setting, workshop } = sweep;
  const { p, size } = ensemble;
  const { indices, factor } = subset(ensemble, enough);
  const count = indices.length;
  const rows = 2 * n;
  const q = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    const i = indices[j]!;
    const strength = gain[i]! * slope[i]!;
    q[j] = Math.sqrt((factor * p[i]! * strength) / (b + kappa * strength));
  }
  const picked = new Float64Array(rows * count);
  const whole = new Float64Array(size);
  for (let k = 0; k < n; k++) {
    pick(getVector(workshop.directions, k, whole), indices, q, picked, k);
    pick(getVector(workshop.normals, k, whole), indices, q, picked, n + k);
  }
  const gram = yield* gramOf(picked, rows, count);
  const root = 1 / Math.sqrt(setting.sampleRatio);
  const matrix = new Float64Array(rows * rows);
  for (let r = 0; r < rows; r++)
    for (let k = 0; k < n; k++) {
      const e = gram[r * rows + k]!;
      const z = gram[r * rows + n + k]!;
      matrix[r * rows + k] = (1 - kappa) * e + root * z + (r === k ? 1 : 0);
      matrix[r * rows + n + k] = root * e + root * root * z + (r === n + k ? 1 : 0);
    }
  return luFactor(matrix, rows);
}

/** Row `row` of `out`: q times the entries of a vector at the indices. */
function pick(vector: Float64Array, indices: Int32Array, q: Float64Array, out: Float64Array, row: number): void {
  const from = row * indices.length;
  for (let j = 0; j < indices.length; j++) out[from + j] = q[j]! * vector[indices[j]!]!;
}

function* gramOf(vectors: Float64Array, rows: number, count: number): Job<Float64Array> {
  const gram = new Float64Array(rows * rows);
  for (let from = 0; from < rows; from += stripe) {
    const to = Math.min(rows, from + stripe);
    const [m, n] = [to - from, to];
    const part = new Float64Array(m * n);
    const a = vectors.subarray(from * count, to * count);
    kernels().gemm({ m, n, k: count, a, b: vectors.subarray(0, to * count), c: part, transposeB: true });
    for (let r = 0; r < m; r++)
      for (let k = 0; k <= from + r; k++) gram[(from + r) * rows + k] = gram[k * rows + from + r] = part[r * n + k]!;
    yield { done: 0 };
  }
  return gram;
}
