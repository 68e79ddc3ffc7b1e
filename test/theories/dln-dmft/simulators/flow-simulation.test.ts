import { describe, expect, test } from 'vitest';
import { finish, InputError, numbers, type Request } from '../../../../src/contract/index.js';
import { gradientFlow } from '../../../../src/theories/dln-dmft/simulators/flow-simulation.js';
import { instances, meanOf } from '../../../../src/theories/dln-dmft/simulators/instances.js';
import { parsed } from './setup.js';

const request: Request = { quality: 'interactive', seed: 3 };
const small = parsed({ inputDimension: 80, finalTime: 20 });

describe('gradient flow', () => {
  test('begins at the initial values', () => {
    const data = finish(gradientFlow.run(small, { ...request, at: { t: Float64Array.of(0, 1) } }));
    expect(numbers(data, 'testMse')[0]).toBeCloseTo(0.1, 12);
    expect(numbers(data, 'weightSquaredNorm')[0]).toBe(0);
    expect(numbers(data, 'parameterSquaredNorm')[0]).toBeCloseTo(2 * 0.01, 12);
    expect(numbers(data, 'kernelChange')[0]).toBe(0);
  });

  test.each([0.6, 3])('the regularised loss never rises (δ = %d)', (sampleRatio) => {
    const values = parsed({ sampleRatio, inputDimension: 80, weightDecay: 0.02 });
    const loss = numbers(finish(gradientFlow.run(values, request)), 'regularisedLoss');
    for (let k = 1; k < loss.length; k++) expect(loss[k]! - loss[k - 1]!).toBeLessThan(1e-6 * loss[0]!);
  });

  test('resumes from its checkpoints to the same bytes and shows what is known', () => {
    const replicas = { from: 0, to: 3 };
    const wide = parsed({ inputDimension: 600, finalTime: 20 });
    const whole = finish(gradientFlow.run(wide, { ...request, replicas }));
    const job = gradientFlow.run(wide, { ...request, replicas });
    let step = job.next();
    for (let k = 0; k < 7; k++) step = job.next();
    if (step.done) throw new Error('the job is over');
    const resume = structuredClone(step.value.checkpoint!());
    expect(step.value.partial!().sizes.replica).toBeGreaterThan(0);
    job.return(undefined as never);
    expect(finish(gradientFlow.run(wide, { ...request, replicas, resume }))).toEqual(whole);
  });

  test('says how much memory it would take', () => {
    const run = () => finish(gradientFlow.run(small, { ...request, memoryLimit: 1000 }));
    expect(run).toThrow(InputError);
    expect(run).toThrow(/inputDimension/);
  });

  test.each([
    ['too few samples', { inputDimension: 60, sampleRatio: 0.1 }, false, /too few/],
    ['more than memory', { inputDimension: 100_000 }, false, /GB/],
    ['small', { inputDimension: 100 }, true, /10 %/],
    ['usual', { inputDimension: 1000 }, true, /n = 500/],
  ])('%s', (_, raw, applies, reason) => {
    const said = gradientFlow.suits(parsed(raw));
    expect(said.applies).toBe(applies);
    expect(said.reason).toMatch(reason);
  });

  test('a negative time is refused', () => {
    expect(() => gradientFlow.run(small, { ...request, at: { t: Float64Array.of(-1) } })).toThrow(/TIME|times/);
  });

  test('times of another form of the network are converted', () => {
    const at = { t: Float64Array.of(2) };
    const half = finish(gradientFlow.run(small, { ...request, at }));
    const difference = parsed({
      ...small,
      initialScale: small.initialScale / Math.SQRT2,
      parametrisation: { kind: 'difference', scale: 1 },
    });
    const other = finish(gradientFlow.run(difference, { ...request, at: { t: Float64Array.of(1) } }));
    expect(numbers(other, 'testMse')[0]).toBeCloseTo(numbers(half, 'testMse')[0]!, 10);
  });
});

describe('instances', () => {
  test('are the mean over replicas with its standard error', () => {
    const at = { t: Float64Array.of(1, 10) };
    const mean = finish(instances.run({ ...small, instances: 4 }, { ...request, at }));
    const runs = finish(gradientFlow.run(small, { ...request, at, replicas: { from: 0, to: 4 } }));
    expect(mean).toEqual(meanOf(runs));
    const values = [0, 1, 2, 3].map((n) => numbers(runs, 'testMse')[2 * n + 1]!);
    const average = values.reduce((sum, x) => sum + x, 0) / 4;
    const spread = Math.sqrt(values.reduce((sum, x) => sum + (x - average) ** 2, 0) / 12);
    expect(mean.series.testMse!.values[1]).toBeCloseTo(average, 12);
    expect(mean.series.testMse!.error![1]).toBeCloseTo(spread, 12);
    expect(mean.sizes.replica).toBeUndefined();
  });

  test('let go of their memory when cancelled', () => {
    const job = instances.run({ ...small, instances: 4 }, request);
    job.next();
    expect(job.return(undefined as never).done).toBe(true);
  });
});
