import { describe, expect, test } from 'vitest';
import { finish, shapeProblems } from '../../../../src/contract/index.js';
import { claims } from '../../../../src/theories/linear-exact/claims/index.js';
import { vendoredSets } from '../../../support/sets.js';

const sets = await vendoredSets();

test('claims C1 to C10 are there, each once', () => {
  expect(claims.map(({ id }) => id)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10']);
});

describe.each(claims.map((claim) => [claim.id, claim] as const))('%s', (_, claim) => {
  test.each([1, 2])('passes quickly from seed %i, and shows it', (seed) => {
    const { checks, exhibits } = finish(claim.check('quick', seed, sets));
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(exhibits.length).toBeGreaterThan(0);
    for (const { view, layers } of exhibits)
      for (const { dataset } of layers) {
        expect(shapeProblems(dataset)).toEqual([]);
        for (const name of [view.x, ...view.y]) expect(dataset.series).toHaveProperty(name);
      }
  });
});
