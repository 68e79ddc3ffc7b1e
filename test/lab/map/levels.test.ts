import { expect, test } from 'vitest';
import { cellAt } from '../../../src/lab/views/map/atlas.js';
import { finest, levels, newPlaces, strideOf } from '../../../src/lab/views/map/levels.js';

test('every place of the finest grid belongs to exactly one level', () => {
  const seen = new Set<string>();
  levels.forEach((count, level) => {
    for (const { i, j } of newPlaces(level)) {
      expect(i % strideOf(level)).toBe(0);
      expect(seen.has(`${i} ${j}`)).toBe(false);
      seen.add(`${i} ${j}`);
    }
    expect(seen.size).toBe(count * count);
  });
  expect(seen.size).toBe(finest * finest);
});

test('a place not yet known shows a known one at most a stride of the coarser grid away', () => {
  const cells = new Array(finest * finest).fill(undefined);
  for (const level of [0, 1])
    for (const { i, j } of newPlaces(level)) cells[j * finest + i] = { value: i + finest * j, caution: '' };
  for (let j = 0; j < finest; j++)
    for (let i = 0; i < finest; i++) {
      const value = Number(cellAt({ cells }, levels.length - 1, i, j)?.value);
      expect(Math.abs((value % finest) - i)).toBeLessThanOrEqual(strideOf(1));
      expect(Math.abs(Math.floor(value / finest) - j)).toBeLessThanOrEqual(strideOf(1));
    }
});
