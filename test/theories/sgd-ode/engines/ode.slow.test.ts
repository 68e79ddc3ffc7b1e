import { expect, test } from 'vitest';
import { study } from './error-study.js';

test('200 random runs: error estimates are honest and sharp', { timeout: 600_000 }, () => {
  const { honest, sharp, counted } = study(200);
  expect(counted).toBeGreaterThan(150);
  expect(honest).toBeGreaterThanOrEqual(0.95);
  expect(sharp).toBeLessThanOrEqual(10);
});
