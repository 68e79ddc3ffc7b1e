import { expect, test } from 'vitest';
import { portableNormals } from '../../src/networks/portable-random.js';

test('odd blocks are padded by an unused draw', () => {
  const whole = new Float64Array(6);
  portableNormals(5)(whole);
  const source = portableNormals(5);
  const [odd, next] = [new Float64Array(3), new Float64Array(2)];
  source(odd);
  source(next);
  expect([...odd]).toEqual([...whole.slice(0, 3)]);
  expect([...next]).toEqual([...whole.slice(4)]);
});

test('mean and variance of a long block', () => {
  const z = new Float64Array(40000);
  portableNormals(1)(z);
  const mean = z.reduce((s, v) => s + v, 0) / z.length;
  const square = z.reduce((s, v) => s + v * v, 0) / z.length;
  expect(Math.abs(mean)).toBeLessThan(0.02);
  expect(Math.abs(square - 1)).toBeLessThan(0.03);
});
