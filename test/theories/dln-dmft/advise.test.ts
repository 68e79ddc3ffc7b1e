import { expect, test } from 'vitest';
import { finish, InputError, scalar } from '../../../src/contract/index.js';
import { advise } from '../../../src/theories/dln-dmft/advise.js';
import { fixedPoints } from '../../../src/theories/dln-dmft/calculators/fixed-points.js';
import { gradientFlowTrainer } from '../../../src/theories/dln-dmft/simulators/gradient-flow.js';
import { instanceOf, parsed, testMse, weightsAt } from './simulators/setup.js';

const noisy = {
  sampleRatio: 0.5,
  labelNoiseVariance: 0.09,
  teacher: [
    { weight: 0.9, kind: 'atom', value: 0 },
    { weight: 0.1, kind: 'gaussian', standardDeviation: 1 },
  ],
};

test('the start advised is the best one, in theory and for networks', () => {
  const [best, rate, reach] = finish(advise(parsed(noisy), { testMse: 1e-6 }, 1));
  expect(rate!.text).toMatch(/exp\(−2 μ t\)/);
  expect(reach!.text).toMatch(/No start reaches/);
  const alpha = best!.parameters!.initialScale as number;
  // Noise σ = 0.3: the optimum of the limits lies near 0.40.
  expect(alpha).toBeGreaterThan(0.33);
  expect(alpha).toBeLessThan(0.5);
  const ends = [alpha / 12, alpha, alpha * 12].map((initialScale) => {
    const raw = { ...noisy, initialScale, inputDimension: 200 };
    const end = initialScale > 1 ? 5 : 400;
    const errors = Array.from({ length: 6 }, (_, replica) => {
      const instance = instanceOf(raw, replica);
      return testMse(weightsAt(gradientFlowTrainer, instance, [end])[0]!, instance);
    });
    return errors.reduce((sum, e) => sum + e, 0) / errors.length;
  });
  expect(ends[1]).toBeLessThan(ends[0]!);
  expect(ends[1]).toBeLessThan(ends[2]!);
});

test('a goal for the test error is reached by the start advised', () => {
  const clean = { ...noisy, labelNoiseVariance: 0 };
  const advice = finish(advise(parsed(clean), { testMse: 0.01 }, 1)).find(({ topic }) => topic === 'testMse')!;
  const { initialScale } = advice.parameters as { initialScale: number };
  const limit = (alpha: number) => {
    const values = { ...fixedPoints.parameters.parse({}), ...parsed(clean), initialScale: alpha };
    return scalar(
      finish(fixedPoints.run(values, { quality: 'interactive', seed: 1, quantities: ['testMse'] })),
      'testMse',
    );
  };
  expect(limit(initialScale)).toBeLessThan(0.0102);
  expect(limit(initialScale * 3.4)).toBeGreaterThan(0.01);
});

test.each([
  ['more samples than weights', { ...noisy, sampleRatio: 2 }, {}, /least squares, test error 0.09/],
  ['weight decay', { ...noisy, weightDecay: 0.01, initialScale: 2 }, {}, /= 134/],
  ['weight decay, small start', { ...noisy, weightDecay: 0.01, initialScale: 0.01 }, {}, /no delayed drop/],
  ['grokking at a time', { ...noisy, initialScale: 2 }, { timeToGrok: 134 }, /weightDecay ≈ 0.01 /],
  ['grokking from a small start', { ...noisy, initialScale: 0.01 }, { timeToGrok: 134 }, /larger initialScale/],
])('%s', (_, raw, goal, text) => {
  const advice = finish(advise(parsed(raw), goal as Record<string, number>, 1));
  expect(advice.map((one) => one.text).join(' ')).toMatch(text);
});

test('where to stop early is where networks do best', () => {
  const raw = { ...noisy, initialScale: 0.05, inputDimension: 400 };
  const advice = finish(advise(parsed(raw), {}, 1)).find(({ topic }) => topic === 'early stopping')!;
  const best = advice.parameters!.finalTime as number;
  const instances = Array.from({ length: 6 }, (_, replica) => instanceOf(raw, replica));
  const sums = [best / 3, best, best * 4].map(() => 0);
  for (const instance of instances)
    weightsAt(gradientFlowTrainer, instance, [best / 3, best, best * 4]).forEach((w, k) => {
      sums[k]! += testMse(w, instance);
    });
  expect(sums[1]).toBeLessThan(0.97 * sums[0]!);
  expect(sums[1]).toBeLessThan(0.97 * sums[2]!);
});

test.each([{ speed: 1 }, { testMse: -1 }])('goal %j is refused', (goal) => {
  expect(() => finish(advise(parsed(noisy), goal as unknown as Record<string, number>, 1))).toThrow(InputError);
});
