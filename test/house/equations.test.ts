import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { equationMap } = (await import('../../scripts/equation-map.js' as string)) as { equationMap(): string };
const page = equationMap();

test('docs/equations.md is what the sources say', () => {
  expect(readFileSync('docs/equations.md', 'utf8')).toBe(page);
});

test('every equation has a test', () => {
  expect(page.split('\n').filter((line) => line.endsWith('| **none** |'))).toEqual([]);
});
