import { expect, it } from 'vitest';
import { CONSTANTS } from '../../../../src/numerics/kernels/wasm/constants.js';
import { instantiate } from '../../../../src/numerics/kernels/wasm/instance.js';
import { SCRATCH_BYTES } from '../../../../src/numerics/kernels/wasm/product.js';
import { ERF_TABLE } from '../../../../src/numerics/math/erf-table.generated.js';
import { EXP_TABLE } from '../../../../src/numerics/math/exp-table.generated.js';
import { LOG_TABLE } from '../../../../src/numerics/math/log-table.generated.js';

it('tables and scratch space lie one after the other, none inside the next', () => {
  const wasm = instantiate()!;
  const stretches: [{ value: number }, number][] = [
    [wasm.EXP_TABLE, 8 * EXP_TABLE.length],
    [wasm.ERF_TABLE, 8 * ERF_TABLE.length],
    [wasm.LOG_TABLE, 8 * LOG_TABLE.length],
    [wasm.ZIGGURAT, 8 * 3 * 257],
    [wasm.CONSTANTS, 8 * CONSTANTS.length],
    [wasm.SPACE, SCRATCH_BYTES],
    [wasm.HEAP, 0],
  ];
  for (let i = 1; i < stretches.length; i++) {
    const [before, bytes] = stretches[i - 1]!;
    expect(stretches[i]![0].value).toBeGreaterThanOrEqual(before.value + bytes);
  }
  expect(wasm.HEAP.value).toBeLessThanOrEqual(wasm.memory.buffer.byteLength);
});
