// AssemblyScript, not TypeScript: built into src/numerics/random/philox-wasm.generated.ts by scripts/build-philox.js.
// Four Philox 4x32-10 blocks at a time: lane i of a vector belongs to block i of the group.

function even(a: v128, b: v128): v128 {
  return i32x4.shuffle(a, b, 0, 2, 4, 6);
}

function odd(a: v128, b: v128): v128 {
  return i32x4.shuffle(a, b, 1, 3, 5, 7);
}

/** Writes 16 * groups words at address 0: the blocks `block`, `block + 1`, ... of the counter (block, high0, high1). */
export function fill(groups: i32, key0: u32, key1: u32, blockLow: u32, blockHigh: u32, high0: u32, high1: u32): void {
  const m0 = i32x4.splat(0xd2511f53);
  const m1 = i32x4.splat(0xcd9e8d57);
  const w0 = i32x4.splat(0x9e3779b9);
  const w1 = i32x4.splat(0xbb67ae85);
  let block: u64 = ((blockHigh as u64) << 32) | (blockLow as u64);
  let out: usize = 0;
  for (let g = 0; g < groups; ++g) {
    const first = i64x2.add(i64x2.splat(block), i64x2(0, 1));
    const second = i64x2.add(i64x2.splat(block), i64x2(2, 3));
    let c0 = even(first, second);
    let c1 = odd(first, second);
    let c2 = i32x4.splat(high0);
    let c3 = i32x4.splat(high1);
    let k0 = i32x4.splat(key0);
    let k1 = i32x4.splat(key1);
    for (let round = 0; round < 10; ++round) {
      const p01 = i64x2.extmul_low_i32x4_u(c0, m0);
      const p23 = i64x2.extmul_high_i32x4_u(c0, m0);
      const q01 = i64x2.extmul_low_i32x4_u(c2, m1);
      const q23 = i64x2.extmul_high_i32x4_u(c2, m1);
      c0 = v128.xor(v128.xor(odd(q01, q23), c1), k0);
      c1 = even(q01, q23);
      c2 = v128.xor(v128.xor(odd(p01, p23), c3), k1);
      c3 = even(p01, p23);
      k0 = i32x4.add(k0, w0);
      k1 = i32x4.add(k1, w1);
    }
    const s = i32x4.shuffle(c0, c1, 0, 4, 1, 5);
    const t = i32x4.shuffle(c0, c1, 2, 6, 3, 7);
    const u = i32x4.shuffle(c2, c3, 0, 4, 1, 5);
    const v = i32x4.shuffle(c2, c3, 2, 6, 3, 7);
    v128.store(out, i64x2.shuffle(s, u, 0, 2));
    v128.store(out, i64x2.shuffle(s, u, 1, 3), 16);
    v128.store(out, i64x2.shuffle(t, v, 0, 2), 32);
    v128.store(out, i64x2.shuffle(t, v, 1, 3), 48);
    out += 64;
    block += 4;
  }
}
