import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canVary, firstFamily } from '../../../src/lab/controls/family.js';
import { parsed, positionOf, positions, shownValue, valueAt } from '../../../src/lab/controls/scale.js';
import type { Control } from '../../../src/lab/worker/questions/control.js';

const control = (meta: Partial<Control['meta']>, more: Partial<Control> = {}): Control => ({
  name: 'x',
  meta: { symbol: 'x', meaning: 'a number', group: 'network', ...meta },
  default: 1,
  legal: 'a number',
  kind: 'number',
  essential: true,
  ...more,
});
const log = control({ scale: 'log', range: [1e-3, 10] });
const linear = control({ range: [0, 0.3] });
const whole = control({ scale: 'log', range: [1, 1e6] }, { whole: true });

test.each([
  ['log', log],
  ['linear', linear],
  ['whole', whole],
])('%s: a value read off the slider stands where it was read, up to its rounding', (_, each) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: positions }), (position) => {
      const value = valueAt(position, each);
      const [low, high] = each.meta.range as [number, number];
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
      expect(valueAt(positionOf(value, each), each)).toBeCloseTo(value, 12);
    }),
  );
});

test('values are rounded for reading', () => {
  expect(String(valueAt(377, log)).length).toBeLessThan(8);
  expect(Number.isInteger(valueAt(613, whole))).toBe(true);
});

test.each([
  ['∞', 'Infinity'],
  [' inf ', 'Infinity'],
  ['3e-2', 0.03],
  ['−4', -4],
  ['many', 'many'],
])('%j is read as %j', (text, value) => {
  expect(parsed(text, control({}, { words: ['Infinity'] }))).toBe(value);
});

test('infinity is shown as such', () => expect(shownValue('Infinity')).toBe('∞'));

test('a family starts around the present value', () => {
  expect(firstFamily(log, 0.1)).toHaveLength(3);
  expect(firstFamily(log, 0.1)).toContain(0.1);
  expect(firstFamily(control({}, { kind: 'choice', choices: ['a', 'b'] }), 'a')).toEqual(['a', 'b']);
  expect(canVary(control({}))).toBe(false);
});
