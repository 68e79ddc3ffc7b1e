import { ERF_TABLE } from '../../math/erf-table.generated.js';
import { EXP_TABLE } from '../../math/exp-table.generated.js';
import { LOG_TABLE } from '../../math/log-table.generated.js';
import { zigguratTables } from '../../random/ziggurat.js';
import { KERNELS_WASM } from '../wasm.generated.js';
import { decodeBase64 } from './base64.js';
import { CONSTANTS } from './constants.js';

/** Addresses and sizes are in bytes, lengths and counts in entries. */
export interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  pack64(to: number, from: number, count: number, inner: number, step: number, innerStep: number): void;
  pack32(to: number, from: number, count: number, inner: number, step: number, innerStep: number, width: number): void;
  multiply64: Multiply;
  multiply32: Multiply;
  gemv64: Gemv;
  gemv32: Gemv;
  gemvTransposed64: Gemv;
  gemvTransposed32: Gemv;
  axpy64(alpha: number, x: number, y: number, length: number): void;
  axpy32(alpha: number, x: number, y: number, length: number): void;
  dot64(x: number, y: number, length: number): number;
  dot32(x: number, y: number, length: number): number;
  map(f: number, x: number, out: number, length: number): void;
  openStream(key0: number, key1: number, high0: number, high1: number, block: number, odd: number): void;
  streamPosition(): number;
  fillNormals(out: number, count: number): void;
  readonly CONSTANTS: Address;
  readonly EXP_TABLE: Address;
  readonly ERF_TABLE: Address;
  readonly LOG_TABLE: Address;
  readonly ZIGGURAT: Address;
  readonly SPACE: Address;
  readonly HEAP: Address;
}

interface Address {
  readonly value: number;
}

type Multiply = (
  a: number,
  b: number,
  c: number,
  rows: number,
  columns: number,
  inner: number,
  rowStep: number,
  alpha: number,
  beta: number,
  below: number,
) => void;

type Gemv = (rows: number, columns: number, alpha: number, a: number, x: number, beta: number, y: number) => void;

/** The part of the standard global that is used: the core compiles without the DOM library that declares it. */
declare const WebAssembly:
  | {
      Module: new (bytes: Uint8Array) => object;
      Instance: new (module: object) => { exports: unknown };
    }
  | undefined;

/** A fresh instance with its tables in place; nothing when the host refuses WebAssembly (none built in, no SIMD, a page's policy). */
export function instantiate(): Exports | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  let exports: Exports;
  try {
    const module = new WebAssembly.Module(decodeBase64(KERNELS_WASM));
    exports = new WebAssembly.Instance(module).exports as Exports;
  } catch {
    return undefined;
  }
  const place = (at: number, table: Float64Array) =>
    new Float64Array(exports.memory.buffer, at, table.length).set(table);
  place(exports.CONSTANTS.value, CONSTANTS);
  place(exports.EXP_TABLE.value, EXP_TABLE);
  place(exports.ERF_TABLE.value, ERF_TABLE);
  place(exports.LOG_TABLE.value, LOG_TABLE);
  const { edge, scale, density } = zigguratTables();
  place(exports.ZIGGURAT.value, edge);
  place(exports.ZIGGURAT.value + 8 * edge.length, scale);
  place(exports.ZIGGURAT.value + 16 * edge.length, density);
  return exports;
}
