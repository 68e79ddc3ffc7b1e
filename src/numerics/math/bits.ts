// One scratch cell, allocated once: the bits of a double as two 32-bit words, whatever the byte order of the machine.
const cell = new ArrayBuffer(8);
/** The scratch cell as a double. */
export const F64 = new Float64Array(cell);
/** The scratch cell as two 32-bit words; `I32[HIGH]` holds sign, exponent and the top 20 mantissa bits. */
export const I32 = new Int32Array(cell);
F64[0] = 1;
/** Index of the high word in `I32`: 1 on little-endian machines. */
export const HIGH: number = I32[0] === 0 ? 1 : 0;

/** High 32 bits of a double as a signed integer. */
export function highWord(x: number): number {
  F64[0] = x;
  return I32[HIGH]!;
}
