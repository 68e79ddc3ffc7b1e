import { expect, test } from 'vitest';
import { finish } from '../../../../../src/contract/index.js';
import { families } from '../../../../../src/theories/linearization/claims/equivalence/families.js';
import { deviationParts } from '../../../../../src/theories/linearization/claims/equivalence/parity.js';
import { ratiosOf } from '../../../../../src/theories/linearization/claims/equivalence/ratios.js';

test.each([
  ['standard, one layer', [-2, -3]],
  ['standard, two layers', [-1, -1]],
  ['ntk', [-1, -1]],
  ['power, s = 1/4', [-0.75, -0.5]],
  ['mup', [-0.5, 0]],
  ['external scale α', [-1, -2]],
])('%s has the exponents of the rule', (label, expected) => {
  expect(families.find((family) => family.label === label)!.expected).toEqual(expected);
});

// The scale identity is exact, so one network shows what widths show only on average.
test('with the external scale the even part falls as 1/α, the odd part as 1/α², the ratios exactly so', () => {
  const points = [8, 32].map((at) => ({ at, parameters: { width: 64, lazinessScale: at } }));
  const { even, odd } = finish(deviationParts(points, { nets: 1, rtol: 1e-10 }, 1));
  const fall = (samples: typeof even) => samples[0]!.values[0]! / samples[1]!.values[0]!;
  expect(fall(even)).toBeCloseTo(4, 1);
  expect(fall(odd) / 16).toBeCloseTo(1, 1);
  const [second, third] = finish(ratiosOf(points, 1, 1));
  expect(fall(second)).toBeCloseTo(4, 10);
  expect(fall(third)).toBeCloseTo(16, 9);
});
