import { describe, expect, test } from 'vitest';
import { finish, shapeProblems } from '../../../../src/contract/index.js';
import { limitedTime } from '../../../../src/theories/linearization/claims/limited-time.js';
import { rateScaling } from '../../../../src/theories/linearization/claims/rate-scaling.js';
import { sgdOnDigits } from '../../../../src/theories/linearization/claims/sgd-on-digits.js';
import { vendoredSets } from '../../../support/sets.js';

const sets = await vendoredSets();

describe.each([sgdOnDigits, limitedTime, rateScaling].map((claim) => [claim.id, claim] as const))('%s', (_, claim) => {
  test.each([0, 1])('passes quickly from seed %i, and shows it', (seed) => {
    const { checks, exhibits } = finish(claim.check('quick', seed, sets));
    expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    for (const { view, layers } of exhibits)
      for (const { dataset } of layers) {
        expect(shapeProblems(dataset)).toEqual([]);
        for (const name of [view.x, ...view.y]) expect(dataset.series).toHaveProperty(name);
      }
  });
});
