import type { Job } from '../../../contract/index.js';
import { subset } from './ensemble.js';
import { type Lu, luFactor } from './lu.js';
import { dots } from './passes.js';
import type { Sweep } from './sweep.js';
import type { Trial } from './trial.js';

/** Samples the derivative is taken from: it only steers the iteration. */
const enough = 2048;

/** I minus the derivative of the implied overlaps (f, g) by the unknown ones, factorised. */
export function* jacobianOf(sweep: Sweep, { n, b, slope }: Trial, kappa: number): Job<Lu> {
  const { ensemble, setting, directions, normals } = sweep;
  const { p, size } = ensemble;
  const { indices, factor } = subset(ensemble, enough);
  const count = indices.length;
  const rows = 2 * n;
  const picked = new Float64Array(rows * count);
  for (let j = 0; j < count; j++) {
    const i = indices[j]!;
    const q = Math.sqrt((factor * p[i]! * slope[i]!) / (b + kappa * slope[i]!));
    for (let k = 0; k < n; k++) {
      picked[k * count + j] = q * directions[k * size + i]!;
      picked[(n + k) * count + j] = q * normals[k * size + i]!;
    }
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

function* gramOf(vectors: Float64Array, rows: number, count: number): Job<Float64Array> {
  const gram = new Float64Array(rows * rows);
  let work = 0;
  for (let a = 0; a < rows; a++) {
    const line = new Float64Array(a + 1);
    dots(vectors, a + 1, count, vectors.subarray(a * count, (a + 1) * count), line);
    for (let k = 0; k <= a; k++) gram[a * rows + k] = gram[k * rows + a] = line[k]!;
    work += a * count;
    if (work > 5e6) {
      yield { done: 0 };
      work = 0;
    }
  }
  return gram;
}
