import { expect, test } from 'vitest';
import { finish, scalar } from '../../../src/contract/index.js';
import { advise } from '../../../src/theories/dln-dmft/advise.js';
import { fixedPoints } from '../../../src/theories/dln-dmft/calculators/fixed-points.js';
import { gradientFlowTrainer } from '../../../src/theories/dln-dmft/simulators/gradient-flow.js';
import { noisy } from './noisy.js';
import { instanceOf, parsed, testMse, weightsAt } from './simulators/setup.js';

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
