import { expect, test } from 'vitest';
import { finish } from '../../../../src/contract/index.js';
import { claims } from '../../../../src/theories/linearization/claims/index.js';
import { vendoredSets } from '../../../support/sets.js';

const sets = await vendoredSets();

// Other networks than those of the usual seed.
test.each(claims.map((claim) => [claim.id, claim] as const))('%s holds', (_, claim) => {
  expect(finish(claim.check('quick', 1, sets)).checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
});
