import { expect, test } from 'vitest';
import {
  fillUniforms,
  randomStream,
  type Stream,
  seek,
  uniform,
  uniformInteger,
} from '../../../src/numerics/random/index.js';

/** A stream whose next words are given. */
function scripted(...words: number[]): Stream {
  const stream = randomStream(0);
  seek(stream, 0);
  stream.words.set(words);
  return stream;
}

test('reaches the ends of (0, 1) but neither 0 nor 1', () => {
  expect(uniform(scripted(0xffffffff, 0xffffffff))).toBe(1 - 2 ** -53);
  expect(uniform(scripted(0, 64))).toBe(2 ** -53);
  expect(uniform(scripted(0, 0, 0x80000000, 0))).toBe(0.5);
});

test('uses 53 bits, 27 of the first word and 26 of the second', () => {
  expect(uniformInteger(scripted(0xffffffff, 0))).toBe((2 ** 27 - 1) * 2 ** 26);
  expect(uniformInteger(scripted(31, 0xffffffff))).toBe(2 ** 26 - 1);
});

test('fills with the numbers of single calls', () => {
  const stream = randomStream(8);
  const single = Float64Array.from({ length: 500 }, () => uniform(stream));
  expect(fillUniforms(new Float64Array(500), randomStream(8))).toEqual(single);
});
