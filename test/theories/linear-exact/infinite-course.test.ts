import { expect, test } from 'vitest';
import { kernelCourse } from '../../../src/theories/linear-exact/infinite-course.js';
import { infiniteWidthLimit } from '../../../src/theories/linear-exact/infinite-width.js';
import { given } from './networks.js';

const limit = infiniteWidthLimit(
  given({
    width: 'Infinity',
    parametrisation: 'ntk',
    readoutInitialScale: 2,
    hiddenInitialScale: 0.5,
    inputs: [1, 2],
    labels: [1, 3],
  }),
);

test('a kernel course solves ṡ = Θ0(s* − s) with the loss of its slope', () => {
  if (limit.kind !== 'kernel') return expect.unreachable();
  const course = kernelCourse(limit, 4, 7);
  const { targetSlope, lossFloor, inputMoment } = limit.setting;
  const h = 1e-4;
  for (const t of [0.1, 3, 20]) {
    const slope = (at: number) => course.stateAt(at).slope;
    const velocity = (slope(t + h) - slope(t - h)) / (2 * h);
    expect(velocity).toBeCloseTo(limit.kernelEigenvalue * (targetSlope - slope(t)), 8);
    const state = course.stateAt(t);
    expect(state.loss).toBeCloseTo(lossFloor + 0.5 * inputMoment * (targetSlope - state.slope) ** 2, 12);
  }
  expect(course.stateAt(course.timeToResidual(0.2)).residualRatio).toBeCloseTo(0.2, 13);
});

test('replicas start apart, the same replica always alike', () => {
  if (limit.kind !== 'kernel') return expect.unreachable();
  const initial = (replica: number) => kernelCourse(limit, 4, replica).constants.initialSlope;
  expect(initial(0)).toBe(initial(0));
  expect(initial(0)).not.toBe(initial(1));
});
