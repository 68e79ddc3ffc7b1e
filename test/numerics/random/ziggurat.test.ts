import { expect, test } from 'vitest';
import { erfc } from '../../../src/numerics/math/index.js';
import { LAYERS, normalDensity, TAIL_START, zigguratTables } from '../../../src/numerics/random/ziggurat.js';

const { edge, scale, density } = zigguratTables();
const tail = Math.sqrt(Math.PI / 2) * erfc(TAIL_START / Math.SQRT2);
const area = TAIL_START * normalDensity(TAIL_START) + tail;

test('all layers have the area of the lowest with its tail, and the top one ends at the peak', () => {
  for (let i = 1; i < LAYERS; i++) expect((edge[i]! * (density[i + 1]! - density[i]!)) / area).toBeCloseTo(1, 11);
  expect(edge[LAYERS]).toBe(0);
  expect(density[LAYERS]).toBe(1);
});

test('the lowest layer is a rectangle of the same area', () => {
  expect((edge[0]! * density[1]!) / area).toBeCloseTo(1, 14);
});

test('edges fall, and are the scales times 2^52', () => {
  for (let i = 0; i < LAYERS; i++) expect(edge[i + 1]).toBeLessThan(edge[i]!);
  expect(scale.map((x) => x * 2 ** 52)).toEqual(edge);
});
