import { describe, expect, test } from 'vitest';
import { phasesOf } from '../../../src/lab/panels/dln-dmft/phases.js';

const names = (phase: string, timeToFit: number, timeToHalf: number, searchTime: number) =>
  phasesOf({ phase, timeToFit, timeToHalf, searchTime }, 0.1, 1000).map(({ name }) => name);

describe('phases of a run', () => {
  test.each([
    ['lazy', 5, 3, 0.2, ['lazy descent', 'at rest']],
    ['search-descent', 50, 20, 8, ['search', 'descent', 'late decay']],
    ['grokking', 5, 300, 0.5, ['search', 'descent', 'plateau', 'late decay']],
    ['rich', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0.05, ['descent']],
    ['lazy', Number.POSITIVE_INFINITY, 2, 1, ['lazy descent']],
  ] as const)('%s', (phase, fit, half, search, expected) => {
    expect(names(phase, fit, half, search)).toEqual(expected);
  });

  test('they follow each other without gaps from end to end', () => {
    const found = phasesOf({ phase: 'grokking', timeToFit: 5, timeToHalf: 300, searchTime: 0.5 }, 0.1, 1000);
    expect(found.map(({ from }) => from)).toEqual([0.1, ...found.slice(0, -1).map(({ to }) => to)]);
    expect(found.at(-1)?.to).toBe(1000);
  });
});
