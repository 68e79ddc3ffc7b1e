import { expect, it } from 'vitest';
import { combination, combine } from '../../../src/numerics/ode/linear-combination.js';

const slopes = Array.from({ length: 7 }, (_, k) => Float64Array.of(2 ** k, -k));
const base = Float64Array.of(100, 10);

const rows = [[3], [1, 2], [0, 1, 0, 2, 4], [1, 0, 1, 1, 1], [1, 1, 1, 1, 1], [1, 0, 1, 2, 3, 4, 5]];
it.each(rows)('adds the terms with non-zero weights: %s', (...row) => {
  const out = new Float64Array(2);
  combine(base, 0.5, combination(row), slopes, out);
  const sum = (i: number) => row.reduce((total, weight, k) => total + weight * slopes[k]![i]!, 0);
  expect([...out]).toEqual([100 + 0.5 * sum(0), 10 + 0.5 * sum(1)]);
});

it('ignores slopes of zero weight, even non-finite ones', () => {
  const out = new Float64Array(1);
  combine(Float64Array.of(1), 1, combination([0, 2]), [Float64Array.of(Number.NaN), Float64Array.of(3)], out);
  expect(out[0]).toBe(7);
});
