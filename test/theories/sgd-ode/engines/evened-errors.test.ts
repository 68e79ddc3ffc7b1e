import { expect, test } from 'vitest';
import { evenedErrors } from '../../../../src/theories/sgd-ode/engines/evened-errors.js';

test('an accidental zero is raised to a share of its neighbours, relative to the values', () => {
  const values = Float64Array.of(1, 10, 0.1, 10, 0.01, 10);
  const errors = Float64Array.of(0.1, 1, 0, 1, 0.004, 1);
  expect(evenedErrors(values, errors, 2)).toEqual(Float64Array.of(0.1, 1, 0.3 * 0.1 * 0.4, 1, 0.004, 1));
});
