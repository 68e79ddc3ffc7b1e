import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeBase64 } from '../../../../src/numerics/kernels/wasm/base64.js';

it('decodes what Buffer encodes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...decodeBase64(Buffer.from(bytes).toString('base64'))]).toEqual([...bytes]);
    }),
  );
});
