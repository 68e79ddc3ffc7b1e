import type { philoxBlocks } from './philox.js';
import { philoxWasm } from './philox-wasm.generated.js';

type Fill = typeof philoxBlocks;

interface Exports {
  memory: { buffer: ArrayBuffer };
  fill(groups: number, key0: number, key1: number, low: number, high: number, high0: number, high1: number): void;
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
    return (out, key0, key1, block, high0, high1) => {
      fill(length >>> 4, key0, key1, block | 0, Math.floor(block / 4294967296), high0, high1);
      out.set(words);
    };
  } catch {
    return undefined;
  }
}
