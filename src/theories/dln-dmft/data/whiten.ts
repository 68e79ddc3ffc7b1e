import { symmetricEigen } from '../../../numerics/linalg/index.js';

/** Features as the theory takes them. */
export interface Prepared {
  /** Row by row, entries of variance 1/d before any unequal variances. */
  values: Float64Array;
  rows: number;
  columns: number;
  /** Variances along the columns, times d; all 1 when whitened. */
  variances: Float64Array;
}

/** Below this share of the largest eigenvalue a principal direction counts as constant. */
const negligible = 1e-10;

/**
 * Centres a feature matrix and turns it to its principal axes; constant directions are dropped. `whitened`: every axis is
 * divided by its spread. `standardised`: columns are divided by theirs first, and the axes keep their variances.
 */
export function prepare(values: Float64Array, columns: number, kind: 'whitened' | 'standardised'): Prepared {
  const rows = values.length / columns;
  const centred = standardised(values, columns, kind === 'standardised');
  const covariance = new Float64Array(columns * columns);
  for (let r = 0; r < rows; r++)
    for (let i = 0; i < columns; i++)
      for (let j = i; j < columns; j++)
        covariance[i * columns + j]! += (centred[r * columns + i]! * centred[r * columns + j]!) / rows;
  const { values: spread, vectors } = symmetricEigen(covariance, columns);
  const largest = spread[columns - 1]!;
  const kept = [...spread.keys()].filter((k) => spread[k]! > negligible * largest).reverse();
  const d = kept.length;
  const out = new Float64Array(rows * d);
  kept.forEach((k, c) => {
    const scale = 1 / Math.sqrt(d * (kind === 'whitened' ? spread[k]! : 1));
    for (let r = 0; r < rows; r++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += centred[r * columns + j]! * vectors[j * columns + k]!;
      out[r * d + c] = scale * sum;
    }
  });
  const variances = Float64Array.from(kept, (k) => (kind === 'whitened' ? 1 : spread[k]!));
  return { values: out, rows, columns: d, variances };
}

/** Columns of mean 0, and of variance 1 when asked; constant columns become 0. */
function standardised(values: Float64Array, columns: number, unit: boolean): Float64Array {
  const rows = values.length / columns;
  const out = values.slice();
  for (let j = 0; j < columns; j++) {
    let mean = 0;
    for (let r = 0; r < rows; r++) mean += values[r * columns + j]! / rows;
    let square = 0;
    for (let r = 0; r < rows; r++) {
      const x = values[r * columns + j]! - mean;
      out[r * columns + j] = x;
      square += (x * x) / rows;
    }
    const constant = !(square > 1e-24 * (1 + mean * mean));
    if (!unit && !constant) continue;
    const scale = constant ? 0 : 1 / Math.sqrt(square);
    for (let r = 0; r < rows; r++) out[r * columns + j]! *= scale;
  }
  return out;
}
