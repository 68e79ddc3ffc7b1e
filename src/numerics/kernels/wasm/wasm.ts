import type { Backend, VectorProduct } from '../backend.js';
import { ELEMENTWISE_NAMES, type Elementwise } from '../elementwise.js';
import type { Reals } from '../kernels.js';
import { typescriptBackend } from '../typescript/typescript.js';
import { type Exports, instantiate } from './instance.js';
import { createMemory, type Memory } from './memory.js';
import { fillNormals } from './normals.js';
import { product } from './product.js';

/** Arrays from outside the memory go through the scratch space this many entries at a time. */
const CHUNK = 4096;
/** Below this many multiplications, copying arrays in costs more than it saves. */
const SMALL_PRODUCT = 4096;
/** Below this many, opening the stream anew costs more than it saves. */
const FEW_NORMALS = 256;

/** WebAssembly with 128-bit vectors; nothing where the host refuses it. */
export function openWasm(): (Backend & { memory: Memory }) | undefined {
  const wasm = instantiate();
  if (wasm === undefined) return undefined;
  const memory = createMemory(wasm);
  const inside = (...arrays: Reals[]) => arrays.every(memory.holds);
  return {
    id: 'wasm',
    portable: true,
    memory,
    arena: memory.arena,
    product: (p) => {
      if (p.m * p.n * p.k < SMALL_PRODUCT && !inside(p.a, p.b, p.c)) typescriptBackend.product(p);
      else product(wasm, memory, p);
    },
    vectorProduct: (p) => {
      if (inside(p.a, p.x, p.y)) vectorProduct(wasm, p);
      else typescriptBackend.vectorProduct(p);
    },
    axpy: (alpha, x, y) => {
      if (!inside(x, y)) typescriptBackend.axpy(alpha, x, y);
      else if (y instanceof Float64Array) wasm.axpy64(alpha, x.byteOffset, y.byteOffset, y.length);
      else wasm.axpy32(alpha, x.byteOffset, y.byteOffset, y.length);
    },
    dot: (x, y) => {
      if (!inside(x, y)) return typescriptBackend.dot(x, y);
      if (y instanceof Float64Array) return wasm.dot64(x.byteOffset, y.byteOffset, y.length);
      return wasm.dot32(x.byteOffset, y.byteOffset, y.length);
    },
    map: (f, x, out) => map(wasm, memory, f, x, out),
    fillNormals: (out, stream) => {
      if (out.length < FEW_NORMALS) typescriptBackend.fillNormals(out, stream);
      else fillNormals(wasm, memory, out, stream);
    },
  };
}

function vectorProduct(wasm: Exports, { rows, columns, alpha, a, transpose, x, beta, y }: VectorProduct): void {
  const double = y instanceof Float64Array;
  const plain = double ? wasm.gemv64 : wasm.gemv32;
  const transposed = double ? wasm.gemvTransposed64 : wasm.gemvTransposed32;
  (transpose ? transposed : plain)(rows, columns, alpha, a.byteOffset, x.byteOffset, beta, y.byteOffset);
}

function map(wasm: Exports, memory: Memory, f: Elementwise, x: Reals, out: Reals): void {
  const number = ELEMENTWISE_NAMES.indexOf(f);
  if (memory.holds(x) && memory.holds(out) && out instanceof Float64Array) {
    wasm.map(number, x.byteOffset, out.byteOffset, out.length);
    return;
  }
  // Storing singles in an array of doubles and back converts them.
  const chunk = memory.scratch(new Float64Array(0), 0, Math.min(CHUNK, out.length));
  for (let at = 0; at < out.length; at += CHUNK) {
    const length = Math.min(CHUNK, out.length - at);
    chunk.set(x.subarray(at, at + length));
    wasm.map(number, chunk.byteOffset, chunk.byteOffset, length);
    out.set(length === chunk.length ? chunk : chunk.subarray(0, length), at);
  }
}
