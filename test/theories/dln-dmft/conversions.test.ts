import { expect, test } from 'vitest';
import { numbers, parseParameters } from '../../../src/contract/index.js';
import { conversionOf, settingOf, weightsOf } from '../../../src/theories/dln-dmft/conversions.js';
import { parameters } from '../../../src/theories/dln-dmft/parameters.js';
import { curves, theoryRun } from './run.js';

/** One gradient step on u, v of a form; w and its rate must be those of the converted flow. */
test.each([
  ['difference', { kind: 'difference' as const, scale: 3 }, 2 * 3],
  ['half-difference', { kind: 'half-difference' as const }, 1],
])('%s: time and decay scale against each other', (_, form, gain) => {
  const { scaleFactor, timeFactor, decayFactor } = conversionOf(form);
  expect(scaleFactor * scaleFactor).toBeCloseTo(gain, 12);
  expect(timeFactor * decayFactor).toBeCloseTo(1, 12);
});

test('the practitioner form by hand: one step of gradient descent on a single sample', () => {
  const [d, s, kappa, rate, u, v, decay] = [4, 0.7, 1.3, 1e-6, 0.6, 0.2, 0.4];
  const { scaleFactor, timeFactor, decayFactor } = conversionOf({
    kind: 'practitioner',
    scale: kappa,
    featureScale: s,
    learningRate: rate,
    dimension: d,
  });
  // In the theory's units du/dt = −u g' − λ'u with features x/(s√d) of variance 1/d: check the rate of log u.
  const slope = 0.37;
  const practitioner = -rate * (2 * kappa * slope * Math.sqrt(d) * s * (1 / Math.sqrt(d)) + decay);
  const ours = -timeFactor * (slope * Math.sqrt(d) + decayFactor * decay);
  expect(ours).toBeCloseTo(practitioner, 14);
  const w = Math.sqrt(d) * s * kappa * (u * u - v * v);
  expect((scaleFactor * scaleFactor * (u * u - v * v)) / 2).toBeCloseTo(w, 12);
});

test('unequal starts', () => {
  const { u, v } = weightsOf({ weight: 1, scale: 2, asymmetry: Math.log(4) });
  expect([u, v].map((x) => Math.round(1e9 * x) / 1e9)).toEqual([4, 1]);
});

test('another form gives the same curve in its own units', () => {
  const plain = theoryRun({ initialScale: 0.3, weightDecay: 0.02, finalTime: 8 }, { quantities: curves });
  const form = { parametrisation: { kind: 'difference', scale: 2 } };
  const other = theoryRun(
    { ...form, initialScale: 0.3 / 2, weightDecay: 0.02 * 4, finalTime: 2 },
    { quantities: curves },
  );
  expect(settingOf(parseParameters(parameters, { ...form, initialScale: 0.15 })).starts[0]!.scale).toBeCloseTo(0.3, 14);
  numbers(plain, 't').forEach((t, k) => {
    expect(numbers(other, 't')[k]! * 4).toBeCloseTo(t, 9);
  });
  numbers(plain, 'testMse').forEach((value, k) => {
    expect(numbers(other, 'testMse')[k]! / value).toBeCloseTo(1, 4);
  });
});
