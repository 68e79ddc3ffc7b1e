import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLine, quadraticTerm } from '../../../src/numerics/statistics/line-fit.js';

const coefficient = fc.double({ min: -10, max: 10, noNaN: true });
const abscissae = fc.uniqueArray(fc.integer({ min: -20, max: 20 }), { minLength: 3, maxLength: 10 });
const weight = fc.double({ min: 0.1, max: 10, noNaN: true });

test('recovers a parabola: the line at the weighted centre, the square term whatever the line', () => {
  fc.assert(
    fc.property(abscissae, coefficient, coefficient, coefficient, fc.infiniteStream(weight), (u, a, b, c, weights) => {
      const w = Float64Array.from(u, () => weights.next().value as number);
      const line = fitLine(
        Float64Array.from(u),
        Float64Array.from(u, (x) => a + b * x + c * x * x),
        w,
      );
      const bent = quadraticTerm(line);
      expect(bent.coefficient).toBeCloseTo(c, 8);
      expect(bent.residual).toBeLessThan(1e-12 * (1 + line.residual) + 1e-16);
      expect(line.residual - c * c * bent.spread).toBeLessThan(1e-8 * (1 + line.residual));
    }),
  );
});

test('a heavy point draws the line through itself', () => {
  const line = fitLine(Float64Array.of(0, 1, 2), Float64Array.of(0, 5, 2), Float64Array.of(1, 1e12, 1));
  expect(line.height + line.slope * (1 - line.centre)).toBeCloseTo(5, 9);
  expect(line.slope).toBeCloseTo(1, 9);
});

test('needs two abscissae', () => {
  expect(() => fitLine(Float64Array.of(3, 3), Float64Array.of(1, 2), Float64Array.of(1, 1))).toThrow(/two different/);
});
