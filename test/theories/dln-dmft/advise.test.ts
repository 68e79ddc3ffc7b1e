import { expect, test } from 'vitest';
import { finish, InputError } from '../../../src/contract/index.js';
import { advise } from '../../../src/theories/dln-dmft/advise.js';
import { gradientFlowTrainer } from '../../../src/theories/dln-dmft/simulators/gradient-flow.js';
import { noisy } from './noisy.js';
import { instanceOf, parsed, testMse, weightsAt } from './simulators/setup.js';

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

test.each([{ speed: 1 }, { testMse: -1 }])('goal %j is refused', (goal) => {
  expect(() => finish(advise(parsed(noisy), goal as unknown as Record<string, number>, 1))).toThrow(InputError);
});
