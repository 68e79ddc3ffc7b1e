import { describe, expect, test } from 'vitest';
import { finish } from '../../../../src/contract/index.js';
import { bounded } from '../../../../src/theories/linearization/claims/bounded.js';
import { concentration } from '../../../../src/theories/linearization/claims/concentration.js';
import { exponentBetween, tableCheck } from '../../../../src/theories/linearization/claims/judge.js';
import { laziness } from '../../../../src/theories/linearization/claims/laziness.js';
import { notCurvature } from '../../../../src/theories/linearization/claims/not-curvature.js';
import { rules } from '../../../../src/theories/linearization/claims/rules.js';

// The cheap claims as they are; all of them run with `curvecast reproduce`.
test.each([bounded, concentration, laziness, notCurvature, rules].map((claim) => [claim.id, claim] as const))(
  '%s passes',
  (_, claim) => {
    const { checks } = finish(claim.check('quick', 1, {}));
    expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(checks.length).toBeGreaterThan(0);
  },
);

describe('judging exponents', () => {
  test('a table entry passes within four standard errors, and needs a small one', () => {
    expect(tableCheck('p', { estimate: -1.03, standardError: 0.01 }, -1).verdict).toBe('pass');
    expect(tableCheck('p', { estimate: -1.05, standardError: 0.01 }, -1).verdict).toBe('fail');
    expect(tableCheck('p', { estimate: -1.05, standardError: 0.3 }, -1).verdict).toBe('undecided');
  });

  test('an interval counts three standard errors', () => {
    expect(exponentBetween('p', { estimate: -0.8, standardError: 0.05 }, -0.7, -0.5).verdict).toBe('pass');
    expect(exponentBetween('p', { estimate: -0.9, standardError: 0.05 }, -0.7, -0.5).verdict).toBe('fail');
  });
});
