import { expect, test } from 'vitest';
import { activations } from '../../../../src/networks/index.js';
import { wideKernels } from '../../../../src/theories/linearization/infinite-width/kernels.js';
import { posterior } from '../../../../src/theories/linearization/infinite-width/posterior.js';
import { lawAt, trainedLaw, wideModel } from '../../../../src/theories/linearization/infinite-width/trained.js';
import { difference, result } from '../given.js';

const inputs = Float64Array.of(1, 0.5, -0.3, 0.2, 0.8, 1.1, -0.4, 0.6, 0.9);
const labels = Float64Array.of(1, -1);
const kernels = result(
  wideKernels({ inputs, total: 3, activation: activations.erf, hiddenLayers: 2, weightScale: 1.4, biasScale: 0.1 }),
);

test('at the start mean 0 and the output kernel; at the end the labels, without spread', () => {
  const model = wideModel(kernels, labels);
  const start = lawAt(model, 0);
  expect(difference(start.mean, new Float64Array(3))).toBe(0);
  expect(difference(start.covariance, kernels.nngp)).toBeLessThan(1e-15);
  const end = trainedLaw(model, (lambda) => 1 / lambda);
  expect(difference(end.mean.slice(0, 2), labels)).toBeLessThan(1e-12);
  expect(Math.abs(end.covariance[0]!)).toBeLessThan(1e-12);
  expect(difference(posterior(kernels.ntk, 3, labels).mean, end.mean)).toBeLessThan(1e-10);
});

test('the posterior of the prior meets the labels and has less spread than the prior', () => {
  const bayes = posterior(kernels.nngp, 3, labels);
  expect(difference(bayes.mean.slice(0, 2), labels)).toBeLessThan(1e-10);
  expect(Math.abs(bayes.covariance[4]!)).toBeLessThan(1e-10);
  expect(bayes.covariance[8]).toBeGreaterThan(0);
  expect(bayes.covariance[8]).toBeLessThan(kernels.nngp[8]!);
});
