import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/artifacts/canonical.js';

// The first is the example of RFC 8785 section 3.2.3, the numbers are from its appendix B.
const cases: [unknown, string][] = [
  [
    {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27],
      string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    },
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  ],
  [
    { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 },
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\u{1f600}":5,"\ufb33":3}',
  ],
  [
    [-0, 5e-324, 1.7976931348623157e308, 9007199254740992, 1e21, 1e-7],
    '[0,5e-324,1.7976931348623157e+308,9007199254740992,1e+21,1e-7]',
  ],
  [[Infinity, -Infinity], '["Infinity","-Infinity"]'],
  [{ a: undefined, b: Float64Array.of(1, 0.5), c: Uint32Array.of(7) }, '{"b":[1,0.5],"c":[7]}'],
];

test.each(cases)('%j', (value, text) => expect(canonicalJson(value)).toBe(text));

test('the order of properties does not matter, and JSON reads it back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const parsed = JSON.parse(canonicalJson(value));
      expect(parsed).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
    }),
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([k, v]) => [k, reversed(v)]),
  );
}

test.each([[Number.NaN], [{ a: '\ud800' }], [() => 1], [1n]])('%s is refused', (value) => {
  expect(() => canonicalJson(value)).toThrow(/expected plain data/);
});
