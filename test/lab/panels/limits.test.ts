import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  corners,
  dimensionBorder,
  limitsAt,
  limitsOf,
  noiseBorder,
  parametersAt,
  placeOf,
} from '../../../src/lab/panels/sgd-ode/limits.js';

describe('the triangle of limits', () => {
  test('its corners take one limit each', () => {
    expect(parametersAt(limitsAt(corners.classical))).toEqual({ learningRate: 0.02, inputDimension: 10, width: 2 });
    expect(parametersAt(limitsAt(corners.dimension))).toMatchObject({ learningRate: 2, inputDimension: 'Infinity' });
    expect(parametersAt(limitsAt(corners.width))).toMatchObject({ learningRate: 2, width: 'Infinity' });
  });

  test('a place gives parameters that lie at that place', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (x, y) => {
        const there = limitsAt({ x, y });
        const back = placeOf(limitsOf(parametersAt(there)));
        const asked = placeOf(there);
        // Whole dimensions and widths shift it: from 2 units to 3 is a long way.
        expect(Math.hypot(back.x - asked.x, back.y - asked.y)).toBeLessThan(0.09);
      }),
    );
  });

  test('on its borders the numbers are what they say', () => {
    for (const strength of [0.06, 0.2])
      for (const place of noiseBorder(strength)) {
        const { learningRate, width } = parametersAt(limitsAt(place)) as { learningRate: number; width: number };
        expect(Math.abs(Math.log(learningRate / width / strength))).toBeLessThan(0.05);
      }
    for (const place of dimensionBorder(50)) expect(parametersAt(limitsAt(place)).inputDimension).toBe(50);
  });
});
