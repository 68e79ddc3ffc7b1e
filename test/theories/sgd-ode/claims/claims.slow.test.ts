import { expect, test } from 'vitest';
import { finish } from '../../../../src/contract/index.js';
import { claims } from '../../../../src/theories/sgd-ode/claims/index.js';

test.each(claims.map((claim) => [claim.id, claim] as const))('%s holds', { timeout: 120_000 }, (_, claim) => {
  expect(finish(claim.check('quick', 2, {})).checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
});
