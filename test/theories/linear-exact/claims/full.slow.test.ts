import { expect, test } from 'vitest';
import { finish } from '../../../../src/contract/index.js';
import { claims } from '../../../../src/theories/linear-exact/claims/index.js';
import { vendoredSets } from '../../../support/sets.js';

const sets = await vendoredSets();

// The table of digits takes 18 minutes in full: scripts/digits-table.js makes docs/digits.md from the same rows.
const long = 'C9';

test.each(claims.map((claim) => [claim.id, claim] as const))('%s in full', (id, claim) => {
  const { checks } = finish(claim.check(id === long ? 'quick' : 'full', 1, sets));
  expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});
