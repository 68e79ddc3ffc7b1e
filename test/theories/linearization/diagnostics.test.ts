import { expect, test } from 'vitest';
import {
  driftRate,
  learningTime,
  nonlinearityRatios,
  regimeLabel,
  relativeDeviation,
} from '../../../src/theories/linearization/diagnostics.js';

test('one input: learning time is the inverse kernel, ratios and drift by hand', () => {
  expect(learningTime(Float64Array.of(4), Float64Array.of(3))).toBe(0.25);
  const series = [0, 2, 6, -4, 8].map((c) => Float64Array.of(c));
  expect([...nonlinearityRatios(series, 0.5)]).toEqual([1.5, 0.5, 0.5]);
  expect(driftRate(Float64Array.of(8), Float64Array.of(3), Float64Array.of(4), 0.25)).toBe(1.5);
});

test('labels and relative deviation', () => {
  expect([0.05, 0.5, 2].map(regimeLabel)).toEqual(['lazy', 'crossover', 'rich']);
  const zero = Float64Array.of(0, 0);
  expect(relativeDeviation(Float64Array.of(1.1, 0), Float64Array.of(1, 0), zero, 2)).toBeCloseTo(0.1, 12);
  expect(relativeDeviation(zero, zero, zero, 2)).toBe(0);
});
