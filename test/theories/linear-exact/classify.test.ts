import { expect, test } from 'vitest';
import { classify } from '../../../src/theories/linear-exact/classify.js';

const thresholds = { kernel: 0.1, angle: 0.1, norms: 0.1 };
const still = { kernelRatio: 1, initialCosAngle: 0, finalCosAngle: 0, normRatio: 1, initialSlope: 1, finalSlope: 1 };

test.each([
  ['kernel', {}],
  ['kernel', { kernelRatio: 1.09, finalCosAngle: 0.1 }],
  ['kernel, one layer rotates', { kernelRatio: 1.0002, finalCosAngle: -0.99, normRatio: 10 }],
  ['feature', { kernelRatio: 1.2 }],
  ['feature, strong', { kernelRatio: 2.1 }],
  ['feature, strong', { kernelRatio: 0.4 }],
  ['feature, alignment', { kernelRatio: 1.2, initialCosAngle: 0.2, finalCosAngle: -0.5 }],
  ['feature, disalignment', { kernelRatio: 0.8, initialCosAngle: -0.9, finalCosAngle: 0.3 }],
  ['feature, rescaling', { kernelRatio: 1.2, normRatio: 0.89 }],
  ['feature, rescaling', { kernelRatio: 1.2, normRatio: Number.POSITIVE_INFINITY }],
  ['feature, strong, rescaling', { kernelRatio: 0, normRatio: 0 }],
  [
    'feature, strong, alignment, rescaling, sign flip',
    { kernelRatio: 9, finalCosAngle: 1, normRatio: 9, initialSlope: -1 },
  ],
])('%s', (label, ends) => {
  expect(classify({ ...still, ...ends }, thresholds).label).toBe(label);
});

test('thresholds are the caller’s', () => {
  expect(classify({ ...still, kernelRatio: 1.09 }, { ...thresholds, kernel: 0.05 }).phase).toBe('feature');
  expect(classify({ ...still, kernelRatio: 1.2, finalCosAngle: 0.3 }, { ...thresholds, angle: 0.5 }).alignment).toBe(
    false,
  );
});
