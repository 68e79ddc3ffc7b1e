import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DIGITS, directionNumbers, MAX_DIMENSION } from '../../../src/numerics/sampling/direction-numbers.js';

const rows = readFileSync('scripts/data/sobol-joe-kuo.csv', 'utf8').trim().split('\n').slice(1);
const table = directionNumbers(MAX_DIMENSION);

test('holds every initial number of the published table', () => {
  expect(rows.length).toBe(MAX_DIMENSION);
  for (const row of rows.slice(1)) {
    const [dimension, , initial] = row.split(',');
    const numbers = initial!.split(' ').map(Number);
    const packed = numbers.map((_, k) => table[k * MAX_DIMENSION + Number(dimension) - 1]! / 2 ** (31 - k));
    expect(packed).toEqual(numbers);
  }
});

test('every coordinate is a permutation of the dyadic fractions: direction k has its lowest digit at place k', () => {
  const lowest = table.map((direction) => direction & -direction);
  expect(lowest).toEqual(lowest.map((_, at) => 2 ** (DIGITS - 1 - Math.floor(at / MAX_DIMENSION))));
});

test('the packed module is what the script makes of the table', async () => {
  const { joeKuoModule } = (await import('../../../scripts/generate-joe-kuo.js' as string)) as {
    joeKuoModule(): string;
  };
  expect(readFileSync('src/numerics/sampling/joe-kuo.generated.ts', 'utf8')).toBe(joeKuoModule());
});
