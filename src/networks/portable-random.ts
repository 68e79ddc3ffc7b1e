import { cos, log, sin } from '../numerics/math/index.js';

/** Source of standard normals: fills `out`; every call is one block of weights. */
export type NormalSource = (out: Float64Array) => void;

/**
 * Normals of the 32-bit generator that reference cases are written with; every block begins on an even draw. For tests only.
 * @equation u_k = H(seed + (k+1)·0x6D2B79F5)/2³², z_2j = √(−2 ln(1−u_2j)) cos 2πu_2j+1, z_2j+1 likewise with sin [linearization 4.1]
 */
export function portableNormals(seed: number): NormalSource {
  let counter = 0;
  const uniform = () => hash((seed + Math.imul(++counter, 0x6d2b79f5)) >>> 0) / 4294967296;
  return (out) => {
    for (let j = 0; j < out.length; j += 2) {
      const radius = Math.sqrt(-2 * log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      out[j] = radius * cos(angle);
      if (j + 1 < out.length) out[j + 1] = radius * sin(angle);
    }
  };
}

function hash(a: number): number {
  let t = Math.imul(a ^ (a >>> 15), a | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return (t ^ (t >>> 14)) >>> 0;
}
