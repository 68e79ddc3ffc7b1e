import type { RightHandSide } from '../../../numerics/ode/index.js';

/** Gradient flow of a second moment: state and risk. */
export interface MomentSystem {
  initial: Float64Array;
  rhs: RightHandSide;
  risk(y: Float64Array): number;
}

/**
 * Square activation at any width and dimension, a = 1: the second moment S (size × size) closes on itself. With an isotropic
 * rest, S = S∥ ⊕ c I, the block and c do; `free` is the number of directions outside the block, `level` the start of c.
 * @equation dS/dt = −2(SG+GS), G = 2(S−S*) + tr(S−S*) I, R = ½(tr²(S−S*) + 2‖S−S*‖²_F); dc/dt = −4c(2c+tr) [sgd-ode 3.7]
 */
export function secondMoment(
  start: Float64Array,
  target: Float64Array,
  size: number,
  { free, level }: { free: number; level: number } = { free: 0, level: 0 },
): MomentSystem {
  const at = size * size;
  const initial = new Float64Array(at + 1);
  initial.set(start);
  initial[at] = level;
  const G = new Float64Array(at);
  const trace = (y: Float64Array) => {
    let sum = free > 0 ? free * y[at]! : 0;
    for (let i = 0; i < size; i++) sum += y[i * size + i]! - target[i * size + i]!;
    return sum;
  };
  return {
    initial,
    rhs(_t, y, dy) {
      const total = trace(y);
      for (let i = 0; i < at; i++) G[i] = 2 * (y[i]! - target[i]!);
      for (let i = 0; i < size; i++) G[i * size + i]! += total;
      anticommutator(y, G, size, dy);
      dy[at] = free > 0 ? -4 * y[at]! * (2 * y[at]! + total) : 0;
    },
    risk(y) {
      const total = trace(y);
      let squares = free > 0 ? free * y[at]! * y[at]! : 0;
      for (let i = 0; i < at; i++) squares += (y[i]! - target[i]!) * (y[i]! - target[i]!);
      return 0.5 * (total * total + 2 * squares);
    },
  };
}

/** out = −2(SG + GS) for symmetric S and G. */
function anticommutator(S: Float64Array, G: Float64Array, size: number, out: Float64Array): void {
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) {
      let sum = 0;
      for (let l = 0; l < size; l++) sum += S[i * size + l]! * G[l * size + j]! + G[i * size + l]! * S[l * size + j]!;
      out[i * size + j] = out[j * size + i] = -2 * sum;
    }
}
