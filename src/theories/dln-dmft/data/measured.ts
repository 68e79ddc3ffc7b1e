import type { Parameters } from '../parameters.js';
import { prepare } from './whiten.js';

/** Features that were measured, on their principal axes. */
export interface Measured {
  /** Row by row; column i has mean 0 and variance s_i/d. */
  values: Float64Array;
  rows: number;
  columns: number;
  /** s. */
  variances: Float64Array;
  /** Mean over the columns of the fourth moment over the squared variance; 3 for Gaussian features. */
  kurtosis: number;
  /** What least squares on all rows makes of the labels; absent without labels. */
  fit?: Fit;
}

/** Labels as weights and what is left. */
export interface Fit {
  weights: Float64Array;
  residuals: Float64Array;
  /** Residual sum of squares over degrees of freedom: what noise the labels would have on new rows. */
  noise: number;
  /** Mean square of the residuals: the noise of subsets of these rows. */
  meanSquare: number;
}

const known = new WeakMap<number[][], Map<string, Measured>>();

/** The measured features of a run on their axes; computed once for a matrix. */
export function measuredOf({ features, labels, treatment }: Pick<Parameters, 'features' | 'labels' | 'treatment'>) {
  if (features.length === 0) return undefined;
  const before = known.get(features) ?? new Map<string, Measured>();
  known.set(features, before);
  const found = before.get(treatment) ?? measure(Float64Array.from(features.flat()), features[0]!.length, treatment);
  before.set(treatment, found);
  return labels.length > 0 ? { ...found, fit: found.fit ?? leastSquares(found, Float64Array.from(labels)) } : found;
}

/** Features on their axes. */
export function measure(values: Float64Array, columns: number, treatment: Parameters['treatment']): Measured {
  const prepared = prepare(values, columns, treatment);
  return { ...prepared, kurtosis: kurtosisOf(prepared) };
}

function kurtosisOf({ values, rows, columns, variances }: Omit<Measured, 'kurtosis'>): number {
  let sum = 0;
  for (let i = 0; i < columns; i++) {
    const scale = columns / variances[i]!;
    for (let r = 0; r < rows; r++) {
      const square = values[r * columns + i]! * values[r * columns + i]! * scale;
      sum += (square * square) / (rows * columns);
    }
  }
  return sum;
}

/** Least squares of centred labels; the axes are uncorrelated, so every weight stands by itself. */
export function leastSquares({ values, rows, columns, variances }: Measured, labels: Float64Array): Fit {
  let mean = 0;
  for (const y of labels) mean += y / rows;
  const weights = new Float64Array(columns);
  for (let r = 0; r < rows; r++)
    for (let i = 0; i < columns; i++) weights[i]! += values[r * columns + i]! * (labels[r]! - mean);
  for (let i = 0; i < columns; i++) weights[i]! *= columns / (rows * variances[i]!);
  const residuals = labels.map((y) => y - mean);
  let square = 0;
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < columns; i++) residuals[r]! -= values[r * columns + i]! * weights[i]!;
    square += residuals[r]! * residuals[r]!;
  }
  // One degree of freedom went into the mean.
  return { weights, residuals, noise: square / Math.max(1, rows - columns - 1), meanSquare: square / rows };
}
