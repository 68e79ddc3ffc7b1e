import { expect, test } from 'vitest';
import { activations, composeDerivatives } from '../../../src/networks/activations/index.js';
import { type Algebra, seriesAlgebra, subsetAlgebra } from '../../../src/networks/jets/algebra.js';
import { compose, multiply } from '../../../src/networks/jets/product.js';
import { inputsOf, relativeDifference } from '../fixtures.js';

const algebras: [string, Algebra][] = [
  ['series', seriesAlgebra(4)],
  ['subset', subsetAlgebra(4)],
];
const length = 3;

test.each(algebras)('%s: z² composed is z times z; products commute and associate', (_, algebra) => {
  const [x, y, z] = [1, 2, 3].map((seed) => inputsOf(algebra.size, length, seed)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const times = (a: Float64Array, b: Float64Array) => multiply(algebra, a, b, length);
  const squared = compose(algebra, z, composeDerivatives(activations.square, z.subarray(0, length), 4), length);
  expect(relativeDifference(squared, times(z, z))).toBeLessThan(1e-14);
  expect(relativeDifference(times(x, y), times(y, x))).toBeLessThan(1e-15);
  expect(relativeDifference(times(times(x, y), z), times(x, times(y, z)))).toBeLessThan(1e-14);
});

test.each(algebras)('%s: sine of an element, squared, and its shift by a quarter turn add up to one', (_, algebra) => {
  const z = inputsOf(algebra.size, length, 4);
  const shifted = z.map((v, i) => (i < length ? v + Math.PI / 2 : v));
  const sine = (e: Float64Array) =>
    compose(algebra, e, composeDerivatives(activations.sin, e.subarray(0, length), 4), length);
  const [s, c] = [sine(z), sine(shifted)];
  const sum = multiply(algebra, s, s, length).map((v, i) => v + multiply(algebra, c, c, length)[i]!);
  sum.forEach((v, i) => {
    expect(Math.abs(v - (i < length ? 1 : 0))).toBeLessThan(1e-13);
  });
});
