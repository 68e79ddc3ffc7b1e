import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { resultFromJson, resultToJson } from '../../src/artifacts/json.js';
import { jsonText } from '../../src/artifacts/json-text.js';
import { onlyInputErrors, refusal } from '../data/refusal.js';
import { result } from './sample.js';

const text = resultToJson(result);

test('a result comes back bit for bit', () => expect(resultFromJson(text, 'x')).toEqual(result));

test('it is JSON for everyone, and reads well', () => {
  const plain = JSON.parse(text);
  const { loss, layer, norm } = plain.parts[0].dataset.series;
  expect(loss.values).toEqual([1, null, 'Infinity']);
  expect(layer.labels).toEqual(['first, "u"', 'w\nθ']);
  expect(Object.is(norm.values[0], -0)).toBe(true);
  expect(text).toContain('\n  "version": "0.1.0",\n');
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(200);
});

test('any number comes back', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (x) => {
      const back = JSON.parse(jsonText(x));
      expect(Object.is(typeof back === 'string' ? Number(back) : back, x)).toBe(true);
    }),
  );
});

const refused: [string, string, string][] = [
  ['other text', 'nothing', 'x: expected JSON, received text that does not parse'],
  ['a list', '[]', 'x: expected'],
  ['another kind', text.replace('"kind": "run"', '"kind": "sweep"'), 'x: kind: expected "run", received "sweep"'],
  ['a missing value', text.replace('[1, null, "Infinity"]', '[1, null]'), 'loss: 2 values, expected 3 over [t]'],
  [
    'text among numbers',
    text.replace('[1, null, "Infinity"]', '[1, "two", 3]'),
    'expected lists of numbers, received "two"',
  ],
  ['another verdict', text.replace('"pass"', '"maybe"'), 'agreement.0.verdict'],
  ['a broken spec', text.replace('"seed": 7', '"seed": -7'), 'x: spec: seed: expected'],
  ['a repeated part', text.replace('"simulation, width=100.5"', '"theory"'), 'expected parts with different ids'],
  ['endless nesting', '['.repeat(100_000) + ']'.repeat(100_000), 'at most 64 levels'],
];
test.each(refused)('%s: refused', (_, altered, message) => {
  expect(altered).not.toBe(text);
  expect(refusal(() => resultFromJson(altered, 'x')).message).toContain(message);
});

test('changed, cut or random text: read or refused, nothing else', () => {
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(60), fc.string({ unit: 'binary', maxLength: 8 }), (at, length, piece) => {
      onlyInputErrors(() => resultFromJson(text.slice(0, at) + piece + text.slice(at + length), 'x'));
      onlyInputErrors(() => resultFromJson(piece, 'x'));
    }),
    { numRuns: 500 },
  );
});

test('any JSON: read or refused, nothing else', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('spec', 'parts', 'agreement', 'measures', 'citations', 'run'),
      fc.jsonValue(),
      (key, value) => {
        onlyInputErrors(() => resultFromJson(JSON.stringify({ ...JSON.parse(text), [key]: value }), 'x'));
        onlyInputErrors(() => resultFromJson(JSON.stringify(value), 'x'));
      },
    ),
    { numRuns: 300 },
  );
});
