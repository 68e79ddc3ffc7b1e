import { expect, test } from 'vitest';
import { losses } from '../../../src/networks/losses/index.js';

const f = Float64Array.of(0.3, -1.2, 2, 0.5, 700, -700);
const cases = [
  ['squared', 2, Float64Array.of(1, 0, 0, 1, 700, -699)],
  ['cross-entropy', 3, Float64Array.of(1, 0, 0, 0, 1, 0)],
  ['cross-entropy', 1, Float64Array.of(1, -1, -1, 1, 1, -1)],
] as const;

test.each(cases)('%s with %i outputs: finite, and the slope is the derivative', (name, outputs, y) => {
  const loss = losses[name];
  expect(Number.isFinite(loss.value(f, y, outputs))).toBe(true);
  const h = 1e-5;
  loss.slope(f, y, outputs).forEach((slope, i) => {
    const at = (s: number) =>
      loss.value(
        f.map((v, j) => (j === i ? v + s * h : v)),
        y,
        outputs,
      );
    expect((at(1) - at(-1)) / (2 * h)).toBeCloseTo(slope, 4);
  });
});

test('cross-entropy of equal outputs is log of their number', () => {
  expect(losses['cross-entropy'].value(new Float64Array(4), Float64Array.of(0, 1, 0, 0), 4)).toBeCloseTo(
    Math.log(4),
    14,
  );
  expect(losses['cross-entropy'].value(new Float64Array(1), Float64Array.of(-1), 1)).toBeCloseTo(Math.log(2), 14);
});
