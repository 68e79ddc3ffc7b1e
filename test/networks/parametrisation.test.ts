import { expect, test } from 'vitest';
import { ntk } from '../../src/networks/kernels/ntk.js';
import { layerScales, type Scaling } from '../../src/networks/parametrisation.js';
import { inputsOf, plain, relativeDifference, small } from './fixtures.js';

const sizes = [4, 50, 100, 1];
const scaling: Scaling = { parametrisation: 'ntk', weightScale: 1.3, biasScale: 0.4, richness: 0.25, lazinessScale: 1 };
const w2 = 1.69;

test.each([
  ['ntk', [1.3 / 2, 1.3 / Math.sqrt(50), 0.13], [w2 / 4, w2 / 50, w2 / 100], [0.4, 0.4, 0.4], [0.16, 0.16, 0.16]],
  ['standard', [1.3 / 2, 1.3 / Math.sqrt(50), 0.13], [0.01, 0.01, 0.01], [0.4, 0.4, 0.4], [0.01, 0.01, 0.01]],
  ['mup', [1.3 / 2, 1.3 / Math.sqrt(50), 0.013], [w2 * 25, w2 * 2, w2 / 100], [0.4, 0.4, 0.04], [16, 16, 0.16]],
  [
    'power',
    [1.3 / 2, 1.3 / Math.sqrt(50), 0.13 * 100 ** -0.25],
    [(w2 / 4) * 10, (w2 / 50) * 10, w2 / 100],
    [0.4, 0.4, 0.4 * 100 ** -0.25],
    [1.6, 1.6, 0.16],
  ],
] as const)('%s: the table of scales and metrics', (parametrisation, S, G, SB, GB) => {
  const layers = layerScales(sizes, { ...scaling, parametrisation });
  const table = { S: layers.map((l) => l.weight), G: layers.map((l) => l.metric) };
  expect(relativeDifference(table.S, S)).toBeLessThan(1e-13);
  expect(relativeDifference(table.G, G)).toBeLessThan(1e-13);
  expect(
    relativeDifference(
      layers.map((l) => l.bias),
      SB,
    ),
  ).toBeLessThan(1e-13);
  expect(
    relativeDifference(
      layers.map((l) => l.biasMetric),
      GB,
    ),
  ).toBeLessThan(1e-13);
});

test('muP is ntk with external scale n^(-1/2); the external scale multiplies the readout', () => {
  const mup = layerScales(sizes, { ...scaling, parametrisation: 'mup' });
  const lazy = layerScales(sizes, { ...scaling, lazinessScale: 0.1 });
  mup.forEach((layer, l) => {
    expect(relativeDifference(Object.values(layer), Object.values(lazy[l]!))).toBeLessThan(1e-13);
  });
});

test('abc exponents: shifting (a, b, c) by (θ, −θ, −2θ) changes nothing; standard is one of them', () => {
  const abc = {
    input: { multiplier: -0.5, scale: 0.5 },
    hidden: { multiplier: 0, scale: 0.5 },
    readout: { multiplier: 0.5, scale: 0.5 },
    learningRate: 0,
  };
  const moved = (t: number) => ({
    input: { multiplier: abc.input.multiplier + t, scale: abc.input.scale - t },
    hidden: { multiplier: abc.hidden.multiplier + t, scale: abc.hidden.scale - t },
    readout: { multiplier: abc.readout.multiplier + t, scale: abc.readout.scale - t },
    learningRate: -2 * t,
  });
  const square = [4, 64, 64, 1];
  const reference = layerScales(square, { ...scaling, parametrisation: 'abc', abc: moved(0) });
  const shifted = layerScales(square, { ...scaling, parametrisation: 'abc', abc: moved(0.3) });
  reference.forEach((layer, l) => {
    expect(relativeDifference(Object.values(shifted[l]!), Object.values(layer))).toBeLessThan(1e-13);
  });
  const standard = layerScales(square, { ...scaling, parametrisation: 'standard', biasScale: 0 });
  layerScales(square, { ...scaling, parametrisation: 'abc', biasScale: 0 }).forEach((layer, l) => {
    expect(relativeDifference(Object.values(layer), Object.values(standard[l]!))).toBeLessThan(1e-13);
  });
});

test('the tangent kernel does not depend on the external scale', () => {
  const x = inputsOf(4, 3);
  const reference = ntk(small({}, plain), x, 4);
  expect(relativeDifference(ntk(small({}, { lazinessScale: 0.2 }), x, 4), reference)).toBeLessThan(1e-13);
});
