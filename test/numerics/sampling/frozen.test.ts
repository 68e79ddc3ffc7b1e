import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { frozenDraws } from './frozen-draws.js';

const frozen = JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/frozen.json`, 'utf8')) as Record<
  string,
  number[]
>;

test('every sampler is frozen', () => {
  expect(Object.keys(frozen)).toEqual(Object.keys(frozenDraws));
});

test.each(Object.entries(frozenDraws))('a seed keeps its numbers for ever: %s', (name, draw) => {
  expect(draw()).toEqual(Float64Array.from(frozen[name]!));
});
