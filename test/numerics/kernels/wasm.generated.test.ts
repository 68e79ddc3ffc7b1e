import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the committed WebAssembly is what its source compiles to', async () => {
  const { kernelsModule } = (await import('../../../scripts/build-kernels.js' as string)) as {
    kernelsModule(): Promise<string>;
  };
  const committed = readFileSync('src/numerics/kernels/wasm.generated.ts', 'utf8');
  expect(committed === (await kernelsModule()), 'run: npm run build:kernels').toBe(true);
});
