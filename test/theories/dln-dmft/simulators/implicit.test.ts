import { expect, test } from 'vitest';
import { finish } from '../../../../src/contract/index.js';
import { kernels } from '../../../../src/numerics/kernels/index.js';
import { settingOf } from '../../../../src/theories/dln-dmft/conversions.js';
import { plan, production } from '../../../../src/theories/dln-dmft/dmft/pilot.js';
import { gradientFlowTrainer } from '../../../../src/theories/dln-dmft/simulators/gradient-flow.js';
import { implicitTrainer } from '../../../../src/theories/dln-dmft/simulators/implicit.js';
import { all, distance, instanceOf, parsed, testMse, weightsAt } from './setup.js';

const geometric = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, k) => from * (to / from) ** (k / (count - 1)));

test.each([
  ['undersampled', { initialScale: 0.2 }],
  ['oversampled with weight decay', { initialScale: 0.5, sampleRatio: 2, weightDecay: 0.03 }],
])('%s: with short steps it is the flow', (_, raw) => {
  const instance = instanceOf({ ...raw, inputDimension: 60 });
  const exact = weightsAt(gradientFlowTrainer, instance, [8], 1e-6).at(-1)!;
  const gaps = [60, 240].map((count) =>
    distance(weightsAt(implicitTrainer, instance, geometric(0.05, 8, count)).at(-1)!, exact),
  );
  expect(gaps[0]).toBeLessThan(2e-3);
  // Order 3: four times the steps, up to 64 times the accuracy; the reference has its own error.
  expect(gaps[1]).toBeLessThan(gaps[0]! / 10 + 5e-4);
});

test('resumes to the same bytes', () => {
  const instance = instanceOf({ inputDimension: 60 });
  const begin = () => implicitTrainer.begin(kernels().arena(), instance, 1e-3, { spent: 0 });
  const [whole, first, second] = [begin(), begin(), begin()];
  for (const t of [1, 2]) all(first.advance(t));
  second.restore(structuredClone(first.save()));
  for (const t of [1, 2, 3, 5]) all(whole.advance(t));
  for (const t of [3, 5]) all(second.advance(t));
  expect(second.save()).toEqual(whole.save());
});

test.each([
  ['undersampled', 0.5, 0],
  ['oversampled with weight decay', 1.5, 0.02],
])(
  '%s: the mean-field equations are the limit of the same scheme on the same coarse grid',
  (_, sampleRatio, weightDecay) => {
    const raw = {
      sampleRatio,
      weightDecay,
      initialScale: 0.3,
      labelNoiseVariance: 0.04,
      teacher: [
        { weight: 0.5, kind: 'atom', value: 0 },
        { weight: 0.5, kind: 'atom', value: 1 },
      ],
      finalTime: 4,
      inputDimension: 200,
    };
    const planned = finish(plan(settingOf(parsed(raw)), 512, 0.05, 1));
    const sweeps = [0, 1, 2].map((s) => finish(production(settingOf(parsed(raw)), planned, 2048, 1, s)));
    const times = [...planned.times];
    const runs = Array.from({ length: 6 }, (_, replica) => {
      const instance = instanceOf(raw, replica);
      return weightsAt(implicitTrainer, instance, times).map((w) => testMse(w, instance));
    });
    const rows = [times.length >> 1, times.length - 1];
    for (const n of rows) {
      const theory = sweeps.map(({ w, ensemble }) => {
        let sum = 0;
        for (let i = 0; i < ensemble.size; i++)
          sum += ensemble.p[i]! * (w[n * ensemble.size + i]! - ensemble.teacher[i]!) ** 2;
        return sum;
      });
      const [mean, error] = meanAndError(runs.map((run) => run[n]!));
      const [expected, own] = meanAndError(theory);
      expect(Math.abs(mean - expected)).toBeLessThan(3.5 * Math.sqrt(error * error + own * own) + 0.005 * expected);
    }
  },
);

function meanAndError(values: number[]): [mean: number, error: number] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const square = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return [mean, Math.sqrt(square / (values.length * (values.length - 1)))];
}
