import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainFromBytes, plainToBytes } from '../../src/artifacts/plain-bytes.js';

const number = fc.double();
const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    fc.constantFrom(null, undefined, true, false, Number.NaN, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    number,
    fc.string({ unit: 'grapheme' }),
    fc.float64Array(),
    fc.uint32Array(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$', '__proto__', 'constructor')), tie('value'), {
      maxKeys: 4,
    }),
  ),
})).value;

test('plain data come back the same, whatever they are', () => {
  fc.assert(
    fc.property(plain, (value) => {
      const back = plainFromBytes(plainToBytes(value));
      expect(back).toBeDefined();
      expect(isDeepStrictEqual(back!.value, structuredClone(value))).toBe(true);
    }),
  );
});

test('a view of a larger array is kept as what it shows, the payload of a NaN too', () => {
  const whole = new Float64Array(4);
  new Uint32Array(whole.buffer).set([1, 2, 3, 4, 5, 0x7ff80000, 7, 8]);
  const { value } = plainFromBytes(plainToBytes({ part: whole.subarray(1, 3) })) as { value: { part: Float64Array } };
  expect([...new Uint32Array(value.part.buffer)]).toEqual([3, 4, 5, 0x7ff80000]);
});

test('bytes that lack a piece, or are something else, are not taken', () => {
  const whole = plainToBytes({ state: Float64Array.of(1, 2, 3), step: 5 });
  for (let length = 0; length < whole.length; length++) expect(plainFromBytes(whole.slice(0, length))).toBeUndefined();
  expect(plainFromBytes(Uint8Array.of(...whole, 0))).toBeUndefined();
  expect(plainFromBytes(new TextEncoder().encode('{"state": [1, 2, 3], "step": 5}'))).toBeUndefined();
});

test.each([
  ['a function', () => 0],
  ['a class', new Date(0)],
  ['another typed array', new Int8Array(2)],
  ['a big integer', 5n],
])('%s is refused', (_, value) => expect(() => plainToBytes({ value })).toThrow(TypeError));
