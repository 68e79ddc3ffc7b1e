import { describe, expect, test } from 'vitest';
import { finish, numbers, parseParameters } from '../../../../src/contract/index.js';
import { dmft } from '../../../../src/theories/dln-dmft/dmft/engine.js';
import { parameters } from '../../../../src/theories/dln-dmft/parameters.js';
import { gradientFlow } from '../../../../src/theories/dln-dmft/simulators/flow-simulation.js';
import { meanOf } from '../../../../src/theories/dln-dmft/simulators/instances.js';
import { coarsened, isotropic, normalised } from '../../../../src/theories/dln-dmft/variances.js';

const powers = Array.from({ length: 40 }, (_, k) => ({ weight: 1 / 40, variance: 4 / (1 + k) }));

/** Everything that enters the extension: both sides of interpolation, decay, an unequal start, many and few variances. */
const cases = {
  'two variances, interpolating': {
    sampleRatio: 0.6,
    labelNoiseVariance: 0.04,
    initialScale: 0.1,
    featureVariances: [
      { weight: 0.7, variance: 0.3 },
      { weight: 0.3, variance: 3 },
    ],
  },
  'a power law with weight decay': {
    sampleRatio: 1.5,
    labelNoiseVariance: 0.09,
    initialScale: 0.5,
    weightDecay: 0.02,
    featureVariances: powers,
  },
};

describe.each(Object.entries(cases))('%s', (_, given) => {
  const values = parseParameters(parameters, {
    ...given,
    teacher: [
      { weight: 0.6, kind: 'atom', value: 0 },
      { weight: 0.4, kind: 'gaussian', standardDeviation: 1 },
    ],
    inputDimension: 800,
    finalTime: 30,
  });
  const quantities = ['testMse', 'predictionMse', 'trainMse'];
  const request = { quality: 'interactive' as const, seed: 1, at: { t: Float64Array.of(0.5, 2, 8, 30) }, quantities };
  const theory = finish(dmft.run(values, request));
  const networks = meanOf(finish(gradientFlow.run(values, { ...request, replicas: { from: 0, to: 12 } })));

  test.each(quantities)('%s of networks is that of the theory', (name) => {
    const [expected, found] = [numbers(theory, name), numbers(networks, name)];
    const [own, spread] = [theory.series[name]!.error!, networks.series[name]!.error!];
    // 12 networks: three standard errors, and half a per cent for their finite size.
    found.forEach((value, k) => {
      const allowed = 3 * Math.hypot(own[k]!, spread[k]!) + 0.005 * expected[k]!;
      expect(Math.abs(value - expected[k]!), `t = ${request.at.t[k]}`).toBeLessThan(allowed);
      if (expected[k]! > 0.05 * expected[0]!) expect(allowed / expected[k]!).toBeLessThan(0.12);
    });
  });

  test('the isotropic theory is far from them', () => {
    const plain = finish(dmft.run({ ...values, featureVariances: [] }, request));
    const gaps = numbers(networks, 'testMse').map((value, k) => Math.abs(value / numbers(plain, 'testMse')[k]! - 1));
    expect(Math.max(...gaps)).toBeGreaterThan(0.2);
  });
});

test('one variance is a change of units', () => {
  // Features √s X: w stands for √s w' of X with teacher √s w*, start s^(1/4) α, time √s t.
  const request = {
    quality: 'interactive' as const,
    tolerance: 0.04,
    seed: 1,
    quantities: ['predictionMse', 'trainMse'],
  };
  const scaled = { featureVariances: [{ weight: 1, variance: 4 }], initialScale: 0.3, finalTime: 4 };
  const plain = {
    initialScale: 0.3 * Math.SQRT2,
    finalTime: 8,
    teacher: [
      { weight: 0.9, kind: 'atom', value: 0 },
      { weight: 0.1, kind: 'gaussian', standardDeviation: 2 },
    ],
  };
  const at = (t: number) => ({ ...request, at: { t: Float64Array.of(t / 8, t / 2, t) } });
  const a = finish(dmft.run(parseParameters(parameters, scaled), at(4)));
  const b = finish(dmft.run(parseParameters(parameters, plain), at(8)));
  for (const name of request.quantities)
    numbers(a, name).forEach((value, k) => {
      const bar = Math.hypot(a.series[name]!.error![k]!, b.series[name]!.error![k]!);
      expect(Math.abs(value - numbers(b, name)[k]!)).toBeLessThan(3 * bar + 1e-6);
    });
});

test('classes of variance: sorted, normalised, joined without loss of the mean', () => {
  expect(normalised([])).toEqual(isotropic);
  const all = normalised([
    { weight: 1, variance: 1 },
    { weight: 3, variance: 2 },
  ]);
  expect(all.map(({ variance }) => variance)).toEqual([2, 1]);
  const few = coarsened(normalised(powers), 7);
  const mean = (of: typeof powers) => of.reduce((sum, { weight, variance }) => sum + weight * variance, 0);
  expect(few).toHaveLength(7);
  expect(mean(few)).toBeCloseTo(mean(powers), 12);
});
