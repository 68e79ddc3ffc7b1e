import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHeap } from '../../../../src/numerics/kernels/wasm/heap.js';

const START = 128;
const END = 128 + 64 * 40;

describe('heap', () => {
  it('hands out stretches that never overlap, and is whole again when all are back', () => {
    const step = fc.oneof(fc.record({ take: fc.integer({ min: 0, max: 1000 }) }), fc.record({ giveBack: fc.nat(20) }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const heap = createHeap(START, END);
        const live: { address: number; size: number }[] = [];
        for (const next of steps) {
          if ('take' in next) {
            const address = heap.allocate(next.take);
            if (address === undefined) continue;
            expect(address % 64).toBe(0);
            expect(address).toBeGreaterThanOrEqual(START);
            expect(address + next.take).toBeLessThanOrEqual(END);
            for (const other of live) {
              expect(address + next.take <= other.address || other.address + other.size <= address).toBe(true);
            }
            live.push({ address, size: Math.max(64, next.take) });
          } else if (live.length > 0) {
            heap.free(live.splice(next.giveBack % live.length, 1)[0]!.address);
          }
        }
        for (const { address } of live) heap.free(address);
        expect(heap.used()).toBe(0);
        expect(heap.allocate(END - START)).toBe(START);
      }),
    );
  });

  it('grows at its end, joins the new room to a gap before it, and ignores a second free', () => {
    const heap = createHeap(0, 128);
    const first = heap.allocate(64)!;
    expect(heap.allocate(128)).toBeUndefined();
    heap.extend(256);
    expect(heap.allocate(192)).toBe(64);
    heap.free(first);
    heap.free(first);
    expect(heap.used()).toBe(192);
    expect(heap.allocate(128)).toBeUndefined();
    expect(heap.allocate(1)).toBe(0);
  });
});
