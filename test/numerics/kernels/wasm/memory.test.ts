import { describe, expect, it } from 'vitest';
import { openWasm } from '../../../../src/numerics/kernels/wasm/wasm.js';

function open() {
  const backend = openWasm();
  if (backend === undefined) throw new Error('no WebAssembly');
  return backend;
}

describe('memory of the WebAssembly kernels', () => {
  it('10 000 jobs leave it unchanged, whatever the order of release', () => {
    const { memory, arena } = open();
    arena(4e6).release();
    const size = memory.size();
    const waiting: { release(): void }[] = [];
    for (let job = 0; job < 10_000; job++) {
      const own = arena(1000);
      try {
        const x = own.f64(1 + (job % 500));
        expect(memory.holds(x) && memory.holds(own.f32(job % 300))).toBe(true);
        if (job % 3 === 0) throw new Error('a job fails');
      } catch {
        // The arena goes back all the same.
      } finally {
        waiting.push(own);
        if (waiting.length > 5) waiting.splice(job % 5, 1)[0]!.release();
      }
    }
    for (const own of waiting) own.release();
    expect(memory.used()).toBe(0);
    expect(memory.size()).toBe(size);
  });

  it('makes room when asked beforehand', () => {
    const { memory, arena } = open();
    const own = arena(20_000_000);
    expect(memory.holds(own.f64(2_000_000))).toBe(true);
    own.release();
  });

  it('hands out ordinary arrays while it cannot grow, and makes the room at the next quiet moment', () => {
    const { memory, arena, product } = open();
    const first = arena(0);
    const small = first.f64(9).fill(2);
    const second = arena(50_000_000);
    const large = second.f64(5_000_000);
    expect(memory.holds(large)).toBe(false);
    expect(small[0]).toBe(2);
    const c = large.subarray(0, 9);
    product({
      m: 3,
      n: 3,
      k: 3,
      alpha: 1,
      a: small,
      transposeA: false,
      b: small,
      transposeB: false,
      beta: 0,
      c,
      lower: false,
    });
    expect([...c]).toEqual(new Array(9).fill(12));
    first.release();
    second.release();
    second.release();
    const third = arena(0);
    expect(memory.holds(third.f64(5_000_000))).toBe(true);
    third.release();
  });

  it('an arena does not serve after its release', () => {
    const own = open().arena(0);
    own.release();
    expect(() => own.f64(1)).toThrow('after its release');
  });
});
