import { describe, expect, test } from 'vitest';
import { finish, numbers, parseParameters, type Request, shapeProblems } from '../../../../src/contract/index.js';
import { integrate } from '../../../../src/numerics/ode/index.js';
import { logistic } from '../../../../src/theories/linear-exact/extensions/logistic.js';
import { force, losses, meanLoss } from '../../../../src/theories/linear-exact/extensions/loss.js';
import { effectiveTime, type Schedule } from '../../../../src/theories/linear-exact/extensions/schedule.js';
import { resolve, type Setting } from '../../../../src/theories/linear-exact/setting.js';
import { furthest, given } from '../networks.js';

const times = Float64Array.from({ length: 31 }, (_, k) => 2 * k);
const request: Request = { quality: 'publication', seed: 0, at: { t: times } };

const network = {
  readoutWeights: [0.4, -0.3, 0.2],
  hiddenWeights: [0.1, 0.5, -0.6],
  outputScale: 1.3,
  readoutLearningRate: 0.2,
  hiddenLearningRate: 0.35,
};
const data = { inputs: [1, 2, 0.5, -1, -1.5, -0.3], labels: [1, 1, 1, -1, -1, 1] };

/** Slope at the times from all weights, integrated tightly with rates that follow the factor. */
function everyWeight(name: keyof typeof losses, setting: Setting, factor: (t: number) => number): Float64Array {
  const { outputScale, readoutRate, hiddenRate } = setting;
  const product = (y: Float64Array) => y[0]! * y[3]! + y[1]! * y[4]! + y[2]! * y[5]!;
  const { values } = integrate(
    {
      name: 'all weights',
      rhs(t, y, dy) {
        const pull = factor(t) * outputScale * force(losses[name], setting, outputScale * product(y));
        for (let i = 0; i < 3; i++) {
          dy[i] = readoutRate * pull * y[3 + i]!;
          dy[3 + i] = hiddenRate * pull * y[i]!;
        }
      },
    },
    { t: 0, y: Float64Array.from([...network.readoutWeights, ...network.hiddenWeights]) },
    times,
    {
      rtol: 1e-13,
      atol: 1e-15,
      maxStep: 0.5,
      method: 'dormand-prince',
      observe: { size: 1, of: (_t, y, out) => void (out[0] = outputScale * product(y)) },
    },
  );
  return values;
}

const factors: [Schedule, (t: number) => number][] = [
  [{ kind: 'constant' }, () => 1],
  [{ kind: 'exponential', rate: 0.05 }, (t) => Math.exp(-0.05 * t)],
  [{ kind: 'inverse', rate: 0.1 }, (t) => 1 / (1 + 0.1 * t)],
  [{ kind: 'cosine', duration: 30 }, (t) => (t < 30 ? 0.5 * (1 + Math.cos((Math.PI * t) / 30)) : 0)],
];

describe.each(factors)('schedule %j', (schedule, factor) => {
  test.each(['logistic', 'squared'] as const)('%s loss: the scalar equation equals all weights', (loss) => {
    const parameters = parseParameters(logistic.parameters, { ...network, ...data, loss, schedule });
    const result = finish(logistic.run(parameters, request));
    const setting = resolve(given({ ...network, ...data }));
    expect(furthest(numbers(result, 'slope'), everyWeight(loss, setting, factor))).toBeLessThan(5e-12);
    expect(Math.max(...result.series.slope!.error!)).toBeLessThan(1e-10);
    expect(shapeProblems(result)).toEqual([]);
  });

  test('the effective time is the integral of the factor', () => {
    const end = 40;
    const count = 200_000;
    let sum = 0;
    for (let k = 0; k < count; k++) sum += (factor(((k + 0.5) * end) / count) * end) / count;
    expect(effectiveTime(schedule, end)).toBeCloseTo(sum, 8);
  });
});

test('derivatives of the losses are those of the losses, also far out', () => {
  for (const loss of Object.values(losses))
    for (const output of [-40, -2, -0.1, 0, 0.3, 3, 40])
      for (const label of [-1, 1]) {
        const h = 1e-5;
        const slope = (loss.of(output + h, label) - loss.of(output - h, label)) / (2 * h);
        expect(loss.derivative(output, label)).toBeCloseTo(slope, 7);
      }
});

test('separable data with the logistic loss leave the kernel phase for good', () => {
  const separable = { inputs: [1, 2, -1], labels: [1, 1, -1] };
  const parameters = parseParameters(logistic.parameters, {
    ...separable,
    width: 1000,
    outputScale: 0.03,
    readoutInitialScale: 1,
    hiddenInitialScale: 1,
  });
  const at = { t: Float64Array.of(0, 1e3, 1e5, 1e7, 1e9) };
  const growth = numbers(finish(logistic.run(parameters, { ...request, at })), 'kernelGrowth');
  for (let k = 1; k < growth.length; k++) expect(growth[k]).toBeGreaterThan(growth[k - 1]!);
  const loss = numbers(finish(logistic.run(parameters, { ...request, at })), 'loss');
  expect(loss.at(-1)).toBeLessThan(1e-6);
  const { inputs, labels } = resolve(given(separable));
  expect(meanLoss(losses.logistic, { inputs, labels } as Setting, 0)).toBeCloseTo(Math.LN2, 14);
});

test('the logistic loss wants labels of ±1, the squared one takes any', () => {
  const raw = { inputs: [1, 2], labels: [1, 0.5] };
  expect(() => parseParameters(logistic.parameters, raw)).toThrow(
    'parameters.labels: expected labels 1 and -1, received 0.5',
  );
  expect(parseParameters(logistic.parameters, { ...raw, loss: 'squared' }).labels).toEqual(raw.labels);
});
