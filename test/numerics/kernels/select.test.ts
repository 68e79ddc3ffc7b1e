import { afterEach, describe, expect, it, vi } from 'vitest';
import { kernels, selectKernels } from '../../../src/numerics/kernels/index.js';
import { failureCode } from '../linalg/matrices.js';

afterEach(() => vi.unstubAllGlobals());

describe('selectKernels', () => {
  it('takes WebAssembly where there is one, and remembers', () => {
    expect(selectKernels().id).toBe('wasm');
    expect(kernels().id).toBe('wasm');
    const plain = selectKernels('typescript');
    expect(kernels()).toBe(plain);
  });

  it('falls back to TypeScript where WebAssembly is missing or refused', () => {
    const hosts = [
      undefined,
      {
        Module: class {
          constructor() {
            throw new Error('Wasm code generation disallowed by embedder');
          }
        },
      },
    ];
    for (const host of hosts) {
      vi.stubGlobal('WebAssembly', host);
      expect(selectKernels().id).toBe('typescript');
      expect(failureCode(() => selectKernels('wasm'))).toBe('KERNELS_UNAVAILABLE');
    }
  });

  it('blas needs a loader', () => {
    expect(failureCode(() => selectKernels('blas'))).toBe('KERNELS_UNAVAILABLE');
  });
});
