import type { Elementwise } from '../../numerics/kernels/index.js';

/** An activation with its derivatives to order 5. */
export interface Activation {
  name: string;
  /** Writes φ(x), φ'(x), … φ⁽⁵⁾(x) into d[0..5]. */
  at(x: number, d: Float64Array): void;
  /** False where the first derivative jumps. */
  smooth: boolean;
  /** Degree as a (piecewise) polynomial, Infinity for none. */
  degree: number;
  /** The shared kernels' names of φ and φ', where they have them. */
  kernels?: [value: Elementwise, slope: Elementwise];
}
