import { expect, test } from 'vitest';
import { cubicForm, norm, normalised } from '../../../src/numerics/linalg/index.js';
import { fillNormals, randomStream } from '../../../src/numerics/random/index.js';

const n = 6;
const random = (label: string, i = 0) => fillNormals(new Float64Array(n), randomStream(1, label, i));

/** u ↦ Σ_k w_k (a_k·u)² a_k of a sum of cubes. */
function sumOfCubes(weights: number[], vectors: Float64Array[]) {
  return (u: Float64Array) => {
    const out = new Float64Array(n);
    vectors.forEach((a, k) => {
      const overlap = a.reduce((sum, v, i) => sum + v * u[i]!, 0);
      a.forEach((v, i) => {
        out[i]! += weights[k]! * overlap * overlap * v;
      });
    });
    return out;
  };
}

const units = Array.from({ length: 3 }, (_, k) => Float64Array.from({ length: n }, (_, i) => (i === k ? 1 : 0)));

test('of orthogonal cubes the largest weight, whatever its sign', () => {
  const starts = Array.from({ length: 8 }, (_, i) => random('start', i));
  expect(cubicForm(sumOfCubes([1, -2.5, 2], units), starts)).toBeCloseTo(2.5, 8);
});

test('of one cube its weight times the third power of its length, from any start', () => {
  const a = random('vector');
  const size = norm(a) * norm(a) * norm(a);
  expect(cubicForm(sumOfCubes([0.7], [a]), [random('start')]) / (0.7 * size)).toBeCloseTo(1, 8);
});

test('from a start it never falls', () => {
  const product = sumOfCubes([1, 0.5, -0.8], [random('a'), random('b'), random('c')]);
  for (let i = 0; i < 20; i++) {
    const u = normalised(random('start', i));
    const value = Math.abs(product(u).reduce((sum, v, j) => sum + v * u[j]!, 0));
    expect(cubicForm(product, [u])).toBeGreaterThanOrEqual(value * (1 - 1e-12));
  }
});

test('zero stays zero', () => {
  expect(cubicForm(() => new Float64Array(n), [random('start')])).toBe(0);
  expect([...normalised(new Float64Array(2))]).toEqual([0, 0]);
});
