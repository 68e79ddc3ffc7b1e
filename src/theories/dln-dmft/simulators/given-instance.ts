import type { Arena } from '../../../numerics/kernels/index.js';
import { permutation, randomStream } from '../../../numerics/random/index.js';
import type { Setting } from '../conversions.js';
import type { Measured } from '../data/measured.js';
import { givenFeatures, largestEigenvalue } from './features.js';
import { drawCoordinates, drawNoise, type Instance, samplesOf } from './instance.js';

/** A feature matrix, row by row, with entries of variance s/d in every column. */
export interface Matrix {
  values: Float64Array;
  rows: number;
  columns: number;
  /** s; absent: all 1. */
  variances?: Float64Array;
}

/** Where the randomness of an instance comes from. */
export interface Address {
  seed: number;
  replica: number;
}

/** A network on a feature matrix that is given, with a teacher and noise drawn for it. */
export function givenInstance(arena: Arena, setting: Setting, matrix: Matrix, { seed, replica }: Address): Instance {
  const { values, rows, columns } = matrix;
  const coordinates = drawCoordinates(setting, columns, randomStream(seed, 'instance', replica, 'teacher'));
  const noise = drawNoise(rows, rows, randomStream(seed, 'instance', replica, 'noise'));
  const sigma = Math.sqrt(setting.labelNoiseVariance);
  const labels = arena.f64(rows);
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let i = 0; i < columns; i++) sum += values[r * columns + i]! * coordinates.teacher[i]!;
    labels[r] = sum + sigma * noise.seen[r]!;
  }
  return assembled(arena, setting, matrix, coordinates, labels);
}

/** A network on a random subset of the rows that were measured, with their labels where there are any. */
export function measuredInstance(arena: Arena, setting: Setting, measured: Measured, address: Address): Instance {
  const { values, columns, variances, fit } = measured;
  const rows = samplesOf(setting.sampleRatio, columns);
  const order = permutation(measured.rows, randomStream(address.seed, 'instance', address.replica, 'rows'));
  const subset = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r++)
    subset.set(values.subarray(order[r]! * columns, (order[r]! + 1) * columns), r * columns);
  const matrix = { values: subset, rows, columns, variances };
  if (!fit) return givenInstance(arena, setting, matrix, address);
  const drawn = drawCoordinates(setting, columns, randomStream(address.seed, 'instance', address.replica, 'teacher'));
  const labels = arena.f64(rows);
  for (let r = 0; r < rows; r++) {
    let sum = fit.residuals[order[r]!]!;
    for (let i = 0; i < columns; i++) sum += subset[r * columns + i]! * fit.weights[i]!;
    labels[r] = sum;
  }
  return assembled(arena, setting, matrix, { ...drawn, teacher: fit.weights.slice() }, labels);
}

function assembled(
  arena: Arena,
  setting: Setting,
  { values, rows, columns, variances }: Matrix,
  coordinates: ReturnType<typeof drawCoordinates>,
  labels: Float64Array,
): Instance {
  const features = givenFeatures(arena, values, rows, columns);
  return {
    setting,
    dimension: columns,
    samples: rows,
    features,
    labels,
    unreachable: 0,
    edge: largestEigenvalue(features) * (columns / rows),
    ...coordinates,
    feature: variances ? variances.map((s) => Math.sqrt(s)) : new Float64Array(columns).fill(1),
  };
}
