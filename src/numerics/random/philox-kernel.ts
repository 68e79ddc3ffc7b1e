import type { philoxBlocks } from './philox.js';
import { philoxWasm } from './philox-wasm.generated.js';

type Fill = typeof philoxBlocks;

interface Exports {
  memory: { buffer: ArrayBuffer };
  fill(groups: number, key0: number, key1: number, c0: number, c1: number, c2: number, c3: number): void;
}

/** The part of the standard global that is used: the core compiles without the DOM library that declares it. */
declare const WebAssembly:
  | { Module: new (bytes: Uint8Array) => object; Instance: new (module: object) => { exports: unknown } }
  | undefined;

/**
 * `philoxBlocks` by SIMD WebAssembly, the same words about seven times as fast, for arrays of `length` words: a multiple
 * of 16, at most 16384. Nothing when the host refuses WebAssembly (none built in, no SIMD, a page policy against it).
 */
export function philoxKernel(length: number): Fill | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    const { memory, fill } = new WebAssembly.Instance(new WebAssembly.Module(philoxWasm)).exports as Exports;
    const words = new Uint32Array(memory.buffer, 0, length);
    return (out, key0, key1, count0, count1, count2, count3) => {
      fill(length >>> 4, key0, key1, count0, count1, count2, count3);
      out.set(words);
    };
  } catch {
    return undefined;
  }
}
