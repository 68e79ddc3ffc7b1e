const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;
const TWO_32 = 4294967296;

/**
 * Philox 4x32-10: fills `out` with blocks of four 32-bit words. Block j encrypts, with the key (key0, key1), the 128-bit
 * counter (count0, count1, count2, count3) whose first two words, as a 64-bit number, are advanced by j.
 * Reference for the WebAssembly kernel, and its substitute where there is none.
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 */
export function philoxBlocks(
  out: Uint32Array,
  key0: number,
  key1: number,
  count0: number,
  count1: number,
  count2: number,
  count3: number,
): void {
  for (let j = 0; 4 * j < out.length; j++) {
    const low = (count0 >>> 0) + j;
    let c0 = low | 0;
    let c1 = low < TWO_32 ? count1 : count1 + 1;
    let c2 = count2;
    let c3 = count3;
    let k0 = key0;
    let k1 = key1;
    for (let round = 0; round < 10; round++) {
      const low0 = Math.imul(c0, M0);
      const low1 = Math.imul(c2, M1);
      const up0 = upperWord(c0, M0, low0);
      const up1 = upperWord(c2, M1, low1);
      c0 = up1 ^ c1 ^ k0;
      c2 = up0 ^ c3 ^ k1;
      c1 = low1;
      c3 = low0;
      k0 = (k0 + W0) | 0;
      k1 = (k1 + W1) | 0;
    }
    out[4 * j] = c0;
    out[4 * j + 1] = c1;
    out[4 * j + 2] = c2;
    out[4 * j + 3] = c3;
  }
}

/** Upper half of the 64-bit product a·m, given its lower half: the rounded quotients err by at most 2^-21, so adding ½ and truncating is exact. */
function upperWord(a: number, m: number, low: number): number {
  return ((a >>> 0) * (m / TWO_32) - (low >>> 0) / TWO_32 + 0.5) | 0;
}
