import { expect, test } from 'vitest';
import { finish } from '../../../../src/contract/index.js';
import { claims } from '../../../../src/theories/sgd-ode/claims/index.js';
import { predictedFloor } from '../../../../src/theories/sgd-ode/claims/noise-floor.js';
import { tail } from '../../../../src/theories/sgd-ode/claims/published-runs.js';

/** Claims whose quick check costs little; the slow suite runs all. */
const cheap = ['C2', 'C4', 'C5', 'C6', 'C15', 'C19', 'C20'];

test.each(claims.filter(({ id }) => cheap.includes(id)).map((claim) => [claim.id, claim] as const))(
  '%s holds',
  (_, claim) => {
    const { checks, exhibits } = finish(claim.check('quick', 1, {}));
    expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(exhibits.length).toBeGreaterThan(0);
  },
);

test('every claim of the specification has one entry', () => {
  const wanted = ['C7b', ...Array.from({ length: 21 }, (_, i) => `C${i + 1}`)];
  expect(claims.map(({ id }) => id).sort()).toEqual(wanted.sort());
});

test('closed forms: tail of square units, noise floor of a committee', () => {
  expect(tail(3, 1)).toBeCloseTo(0.01875, 12);
  expect(predictedFloor(1, 1, 2, 1)).toBeCloseTo(0.1837762984739307, 12);
});
