import { expect, test } from 'vitest';
import { finish, parseParameters, seriesOf } from '../../../../src/contract/index.js';
import { exponents } from '../../../../src/theories/linear-exact/calculations/exponents.js';

const run = (raw: Record<string, unknown>) =>
  finish(exponents.run(parseParameters(exponents.parameters, raw), { quality: 'interactive', seed: 0 }));

test('by default the table of standard parametrisations', () => {
  const data = run({});
  expect(data.sizes.row).toBe(9);
  expect(seriesOf(data, 'phase').values).toContain('feature:rich');
});

test('a random angle unless another is given', () => {
  expect(seriesOf(run({ scalings: [{ outputScaleExponent: -0.5 }] }), 'phase').values).toEqual(['kernel']);
  expect(seriesOf(run({ scalings: [{ outputScaleExponent: -0.5, cosAngleExponent: 0 }] }), 'phase').values).toEqual([
    'feature:disalignment',
  ]);
});

test.each([
  [{ cosAngleExponent: 0.1 }, 'alignment exponent must not exceed 0'],
  [{ cosAngleExponent: -0.6 }, 'at least -widthExponent/2'],
  [{ widthExponent: -1 }, 'width exponent must not be negative'],
  [{ outputScaleExponent: Number.POSITIVE_INFINITY }, 'expected'],
])('%j is refused', (scaling, says) => {
  expect(() => run({ scalings: [scaling] })).toThrow(says);
});
