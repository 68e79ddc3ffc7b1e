import { expect, test } from 'vitest';
import { finish } from '../../../../src/contract/index.js';
import { claims } from '../../../../src/theories/linear-exact/claims/index.js';
import { vendoredSets } from '../../../support/sets.js';

const sets = await vendoredSets();

test.each(claims.map((claim) => [claim.id, claim] as const))('%s in full', (_, claim) => {
  const { checks } = finish(claim.check('full', 1, sets));
  expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});
