import { expect, test } from 'vitest';
import { resultHash } from '../../src/artifacts/hash.js';
import type { Result } from '../../src/artifacts/result.js';
import { result } from './sample.js';

const frozen = 'd1e274141eb36874444af3a4f95312591a6e332070b50a4a6e414d6ecb3d1308';

test('the hash of a frozen result stays what it was', () => expect(resultHash(result)).toBe(frozen));

function reordered<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reordered) as T;
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  const pairs = Object.entries(value).map(([key, v]) => [key, reordered(v)]);
  return Object.fromEntries(pairs.reverse()) as T;
}

/** A deep copy after one change. */
function changed(change: (copy: Result) => void): Result {
  const copy = structuredClone(result);
  change(copy);
  return copy;
}

const series = (copy: Result, name: string) => copy.parts[0]!.dataset.series[name]!;
const flipLastBit = (values: Float64Array, i: number) => {
  new Uint8Array(values.buffer, 8 * i)[0]! ^= 1;
};

const same: Record<string, Result> = {
  'properties in another order': reordered(result),
  'another host, date and time': changed((copy) => {
    copy.run = { date: '', host: 'there', node: '24', seconds: {} };
  }),
  'other prose': changed((copy) => {
    copy.title = 'other';
    copy.notes = [];
    copy.agreement = [];
  }),
  'another NaN': changed((copy) => {
    const values = series(copy, 'loss').values as Float64Array;
    new Uint8Array(values.buffer, 8)[0] = 7;
  }),
};
test.each(Object.keys(same))('same hash: %s', (name) => expect(resultHash(same[name]!)).toBe(result.hash));

const different: Record<string, Result> = {
  'a calculator in place of a run': changed((copy) => {
    copy.spec.calculation = 'exponents';
  }),
  'one bit of a value': changed((copy) => flipLastBit(series(copy, 'norm').values as Float64Array, 2)),
  'one bit of an error': changed((copy) => flipLastBit(series(copy, 'loss').error!, 1)),
  'the sign of zero': changed((copy) => {
    (series(copy, 'norm').values as Float64Array)[0] = 0;
  }),
  'a label': changed((copy) => {
    series(copy, 'phase').values = ['feature'];
  }),
  'the kind of error': changed((copy) => {
    series(copy, 'loss').errorIs = 'bound';
  }),
  'the order of dims': changed((copy) => {
    series(copy, 'norm').dims.reverse();
  }),
  'the name of a series': changed((copy) => {
    const { series } = copy.parts[0]!.dataset;
    series.other = series.plateau!;
    delete series.plateau;
  }),
  'the spec': changed((copy) => {
    copy.spec.seed = 8;
  }),
  'the version': changed((copy) => {
    copy.version = '0.1.1';
  }),
  'the calculation': changed((copy) => {
    copy.parts[1]!.calculation = 'projected';
  }),
};
test.each(Object.keys(different))('another hash: %s', (name) =>
  expect(resultHash(different[name]!)).not.toBe(result.hash),
);
