import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toBase64Url } from '../../src/data/base64.js';

test('any bytes come back, as from the platform', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64(toBase64Url(bytes))).toEqual(bytes);
      expect(fromBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
    }),
  );
});

test.each(['A', 'AAAAA', 'A A=', 'Ä===', 'A=AA'])('%j is refused', (text) => {
  expect(() => fromBase64(text)).toThrow(RangeError);
});
