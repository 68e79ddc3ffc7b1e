import { expect, test } from 'vitest';
import { finish } from '../../../../src/contract/index.js';
import { claims } from '../../../../src/theories/dln-dmft/claims/index.js';

/** The others take seconds each; `curvecast reproduce` and the slow suite run them. */
const brisk = new Set(['C3', 'C4', 'C7', 'C12']);

test.each(claims.filter(({ id }) => brisk.has(id)).map((claim) => [claim.id, claim] as const))('%s', (_, claim) => {
  const { checks, exhibits } = finish(claim.check('quick', 1, {}));
  expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  expect(exhibits.length).toBeGreaterThan(0);
});
