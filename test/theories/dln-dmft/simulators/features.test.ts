import { expect, test } from 'vitest';
import { kernels } from '../../../../src/numerics/kernels/index.js';
import { fillNormals, randomStream } from '../../../../src/numerics/random/index.js';
import {
  drawFeatures,
  type Features,
  givenFeatures,
  gradientOf,
  residualOf,
} from '../../../../src/theories/dln-dmft/simulators/features.js';
import { all, distance } from './setup.js';

function dense({ rows, columns, blocks }: Features): Float64Array {
  const matrix = new Float64Array(rows * columns);
  for (const { row, rows: count, from, values } of blocks)
    for (let k = 0; k < count; k++)
      matrix.set(values.subarray(k * (columns - from), (k + 1) * (columns - from)), (row + k) * columns + from);
  return matrix;
}

function gradientByHand(matrix: Float64Array, w: Float64Array, labels: Float64Array, factor: number) {
  const [rows, columns] = [labels.length, w.length];
  const gradient = new Float64Array(columns);
  const residual = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) residual[i]! += matrix[i * columns + j]! * w[j]!;
    residual[i]! -= labels[i]!;
    for (let j = 0; j < columns; j++) gradient[j]! += factor * matrix[i * columns + j]! * residual[i]!;
  }
  return { gradient, residual };
}

const [rows, columns] = [37, 61];
const arena = kernels().arena();
const normals = (length: number, k: number) => fillNormals(new Float64Array(length), randomStream(k));
const matrix = normals(rows * columns, 1);

test.each([
  ['given', () => givenFeatures(arena, matrix, rows, columns)],
  ['drawn, fewer samples than dimensions', () => drawFeatures(arena, rows, columns, randomStream(2))],
  ['drawn, more samples than dimensions', () => drawFeatures(arena, 200, columns, randomStream(2))],
])('%s: blockwise products are those of the whole matrix', (_, make) => {
  const features = make();
  const [w, labels] = [normals(columns, 3), normals(features.rows, 4)];
  const expected = gradientByHand(dense(features), w, labels, 0.7);
  const [residual, gradient] = [new Float64Array(features.rows), new Float64Array(columns)];
  all(residualOf(features, w, labels, residual, { spent: 0 }));
  expect(distance(residual, expected.residual)).toBeLessThan(1e-12);
  residual.fill(0);
  all(gradientOf(features, w, labels, { residual, gradient, factor: 0.7 }, { spent: 0 }));
  expect(distance(gradient, expected.gradient)).toBeLessThan(1e-11);
});

test.each([
  [30, 80],
  [80, 80],
  [300, 80],
])('the Gram matrix of %i rotated samples in %i dimensions has the moments of Wishart', (samples, d) => {
  const draws = 60;
  let trace = 0;
  let square = 0;
  for (let k = 0; k < draws; k++) {
    const features = drawFeatures(arena, samples, d, randomStream(5, k));
    const x = dense(features);
    for (let i = 0; i < d; i++)
      for (let j = 0; j <= i; j++) {
        let g = 0;
        for (let r = 0; r < features.rows; r++) g += x[r * d + i]! * x[r * d + j]!;
        if (i === j) trace += g / draws;
        square += ((i === j ? 1 : 2) * g * g) / draws;
      }
  }
  // E tr G = n, E tr G² = n(n + d + 1)/d, relative spread about 1/√(n d draws).
  expect(Math.abs(trace / samples - 1)).toBeLessThan(6 / Math.sqrt(samples * d * draws));
  expect(Math.abs((square * d) / (samples * (samples + d + 1)) - 1)).toBeLessThan(20 / Math.sqrt(samples * d * draws));
});
