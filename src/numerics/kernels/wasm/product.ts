import { INNER_BLOCK, type Product } from '../backend.js';
import type { Reals } from '../kernels.js';
import type { Exports } from './instance.js';
import type { Memory } from './memory.js';

/** Rows of A and columns of B in one block: packed, they fill a part of the first and second cache. */
const ROWS = 64;
const COLUMNS = 512;

// Byte offsets into the scratch space, laid out for doubles: packed panels, then blocks of arrays from outside.
const PACKED_A = 0;
const PACKED_B = PACKED_A + 8 * ROWS * INNER_BLOCK;
const BLOCK_A = PACKED_B + 8 * COLUMNS * INNER_BLOCK;
const BLOCK_B = BLOCK_A + 8 * ROWS * INNER_BLOCK;
const BLOCK_C = BLOCK_B + 8 * COLUMNS * INNER_BLOCK;
/** Bytes of scratch space in use. */
export const SCRATCH_BYTES: number = BLOCK_C + 8 * ROWS * COLUMNS;

/** A matrix as rows of items (rows of op(A), columns of op(B)), with the steps between items and along the inner index. */
interface Operand {
  array: Reals;
  step: number;
  innerStep: number;
  block: number;
  packed: number;
  panel: number;
}

/** C = alpha op(A) op(B) + beta C by packed blocks; the same sums as typescript/product.ts. */
export function product(wasm: Exports, memory: Memory, p: Product): void {
  const { m, n, k } = p;
  const double = p.c instanceof Float64Array;
  const [stepA, innerA] = p.transposeA ? [1, m] : [k, 1];
  const [stepB, innerB] = p.transposeB ? [k, 1] : [1, n];
  const a: Operand = { array: p.a, step: stepA, innerStep: innerA, block: BLOCK_A, packed: PACKED_A, panel: 4 };
  const b: Operand = {
    array: p.b,
    step: stepB,
    innerStep: innerB,
    block: BLOCK_B,
    packed: PACKED_B,
    panel: double ? 4 : 8,
  };
  for (let j = 0; j < n; j += COLUMNS) {
    const columns = Math.min(COLUMNS, n - j);
    for (let l = 0; l < k || l === 0; l += INNER_BLOCK) {
      const inner = Math.min(INNER_BLOCK, k - l);
      pack(wasm, memory, b, j, columns, l, inner);
      for (let i = p.lower ? j - (j % ROWS) : 0; i < m; i += ROWS) {
        const rows = Math.min(ROWS, m - i);
        pack(wasm, memory, a, i, rows, l, inner);
        multiplyBlock(wasm, memory, p, i, rows, j, columns, inner, l === 0 ? p.beta : 1);
      }
    }
  }
}

/** Brings items first..first + count and inner indices from..from + inner into packed panels. */
function pack(
  wasm: Exports,
  memory: Memory,
  operand: Operand,
  first: number,
  count: number,
  from: number,
  inner: number,
): void {
  const { array, packed, panel } = operand;
  const size = array.BYTES_PER_ELEMENT;
  const to = wasm.SPACE.value + packed;
  let { step, innerStep } = operand;
  let at = array.byteOffset + (first * step + from * innerStep) * size;
  if (!memory.holds(array)) {
    copyBlock(memory, operand, first, count, from, inner);
    at = wasm.SPACE.value + operand.block;
    [step, innerStep] = innerStep === 1 ? [inner, 1] : [1, count];
  }
  if (size === 8) wasm.pack64(to, at, count, inner, step * size, innerStep * size);
  else wasm.pack32(to, at, count, inner, step * size, innerStep * size, panel);
}

/** Copies a block of an array from outside into its place in the scratch space, without gaps. */
function copyBlock(
  memory: Memory,
  { array, step, innerStep, block }: Operand,
  first: number,
  count: number,
  from: number,
  inner: number,
): void {
  const target = memory.scratch(array, block, count * inner);
  const [lines, length, lineStep] = innerStep === 1 ? [count, inner, step] : [inner, count, innerStep];
  const start = first * step + from * innerStep;
  if (length === lineStep) {
    target.set(array.subarray(start, start + lines * length));
    return;
  }
  for (let line = 0; line < lines; line++) {
    target.set(array.subarray(start + line * lineStep, start + line * lineStep + length), line * length);
  }
}

function multiplyBlock(
  wasm: Exports,
  memory: Memory,
  { n, alpha, c, lower }: Product,
  i: number,
  rows: number,
  j: number,
  columns: number,
  inner: number,
  beta: number,
): void {
  const size = c.BYTES_PER_ELEMENT;
  const multiply = size === 8 ? wasm.multiply64 : wasm.multiply32;
  const a = wasm.SPACE.value + PACKED_A;
  const b = wasm.SPACE.value + PACKED_B;
  const below = lower ? i - j : columns;
  if (memory.holds(c)) {
    multiply(a, b, c.byteOffset + (i * n + j) * size, rows, columns, inner, n * size, alpha, beta, below);
    return;
  }
  const target = memory.scratch(c, BLOCK_C, rows * columns);
  for (let r = 0; r < rows && beta !== 0; r++) {
    target.set(c.subarray((i + r) * n + j, (i + r) * n + j + columns), r * columns);
  }
  multiply(a, b, wasm.SPACE.value + BLOCK_C, rows, columns, inner, columns * size, alpha, beta, below);
  for (let r = 0; r < rows; r++) c.set(target.subarray(r * columns, (r + 1) * columns), (i + r) * n + j);
}
