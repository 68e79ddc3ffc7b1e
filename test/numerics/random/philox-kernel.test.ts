import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { philoxBlocks } from '../../../src/numerics/random/philox.js';
import { philoxKernel } from '../../../src/numerics/random/philox-kernel.js';

afterEach(() => vi.unstubAllGlobals());

const word = fc.nat(0xffffffff);

test('gives the words of the reference, whatever key and counter', () => {
  const kernel = philoxKernel(256)!;
  const [fast, reference] = [new Uint32Array(256), new Uint32Array(256)];
  fc.assert(
    fc.property(fc.tuple(word, word, word, word, word, word), (arguments_) => {
      kernel(fast, ...arguments_);
      philoxBlocks(reference, ...arguments_);
      expect(fast).toEqual(reference);
    }),
    { numRuns: 200 },
  );
});

test('is what the sources compile to', async () => {
  const { philoxModule } = (await import('../../../scripts/build-philox.js' as string)) as {
    philoxModule(): Promise<string>;
  };
  expect(readFileSync('src/numerics/random/philox-wasm.generated.ts', 'utf8')).toBe(await philoxModule());
});

const refuse = () => {
  throw new Error('refused by the content security policy');
};

test.each([
  ['does not exist', undefined],
  ['is refused', { Module: refuse, Instance: refuse }],
])('is absent where WebAssembly %s', (_, stub) => {
  vi.stubGlobal('WebAssembly', stub);
  expect(philoxKernel(256)).toBeUndefined();
});
