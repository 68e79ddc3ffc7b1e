import { describe, expect, test } from 'vitest';
import { finish, type Plain, parseParameters } from '../../../../src/contract/index.js';
import { namedSet, select } from '../../../../src/data/index.js';
import { onDigits } from '../../../../src/theories/dln-dmft/claims/digits.js';
import { fromData } from '../../../../src/theories/dln-dmft/data/from-data.js';
import { parameters } from '../../../../src/theories/dln-dmft/parameters.js';
import { regime } from '../../../../src/theories/dln-dmft/regime.js';
import { gradientFlow } from '../../../../src/theories/dln-dmft/simulators/flow-simulation.js';

const { table } = await namedSet('digits');
const digits = select(table, { label: 'label' });
const given = fromData(digits);
const parsed = (more: Record<string, Plain>) => parseParameters(parameters, { ...given, ...more });

test('networks on images follow the theory as far as 54 dimensions allow', () => {
  expect(finish(onDigits(digits, 30, 1)).filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});

describe('what a run on measured features says', () => {
  test('the simulation names rows and dimension, and refuses more rows than there are', () => {
    expect(gradientFlow.suits(parsed({})).reason).toMatch(/d = 61, n = 122 of 1797 measured rows/);
    expect(gradientFlow.suits(parsed({ sampleRatio: 40 }))).toMatchObject({
      applies: false,
      reason: expect.stringMatching(/2440 rows of the 1797 there are: lower it to 29\.459/),
    });
  });

  test('the regime warns where the theory is stretched', () => {
    const warnings = finish(regime(parsed({ treatment: 'standardised', finalTime: 2, sampleRatio: 20 }), 1)).warnings;
    expect(warnings.join('\n')).toMatch(
      /isotropic theory does not apply to correlated features(?:.|\n)*heavier tails(?:.|\n)*subsets so large/,
    );
  });

  test.each([
    ['rows of different lengths', { features: [[1, 2], [3]], labels: [] }, /features\[1\]: expected 2 numbers/],
    ['labels of other samples', { labels: [1, 2] }, /labels: expected 1797 labels/],
    ['variances beside features', { featureVariances: [{ weight: 1, variance: 2 }] }, /featureVariances: .*measured/],
  ] as [string, Record<string, Plain>, RegExp][])('%s are refused', (_, more, message) => {
    expect(() => parsed(more)).toThrow(message);
  });
});
