import { asin } from '../../../numerics/math/index.js';
import type { Activation } from '../activations/index.js';

/** Two-point functions of a pair of units (u, v) with variances A, B and covariance c, in closed form. */
export interface ClosedPair {
  /** E[σ(u) τ(v)]. */
  kernel(A: number, B: number, c: number): number;
  /** E[σ'(u) τ'(v)]. */
  slopes(A: number, B: number, c: number): number;
  /** E[σ''(u) τ(v)]. */
  curvature(A: number, B: number, c: number): number;
}

const twoOverPi = 2 / Math.PI;

/** Clips to [−1, 1]: stages of an integrator may leave the cone of covariances by their error. */
export function clipped(x: number): number {
  return x > 1 ? 1 : Math.max(x, -1);
}

/**
 * Both functions erf(κ u/√2): with unit variances rescaled by κ² those of erf(u/√2).
 * @equation E[σσ] = (2/π) asin(c/√((1+A)(1+B))), E[σ'σ'] = (2/π)/√((1+A)(1+B)−c²), E[σ''σ] = −(2/π) c/((1+A)√((1+A)(1+B)−c²)) [sgd-ode 3.2]
 */
export function erfPair(first: number, second: number): ClosedPair {
  const a = first * first;
  const b = second * second;
  const ab = first * second;
  const root = (A: number, B: number, c: number) => {
    const cc = ab * c;
    return Math.sqrt(Math.max(1, (1 + a * A) * (1 + b * B) - cc * cc));
  };
  return {
    kernel: (A, B, c) => twoOverPi * asin(clipped((ab * c) / Math.sqrt((1 + a * A) * (1 + b * B)))),
    slopes: (A, B, c) => (twoOverPi * ab) / root(A, B, c),
    curvature: (A, B, c) => (-twoOverPi * a * ab * c) / ((1 + a * A) * root(A, B, c)),
  };
}

/** @equation relu: E[σσ] = √(AB)(√(1−ρ²) + ρ(π/2 + asin ρ))/(2π), E[σ'σ'] = 1/4 + asin(ρ)/(2π), E[σ''σ] = √(AB−c²)/(2πA) [sgd-ode 3.2] */
export const reluPair: ClosedPair = {
  kernel: (A, B, c) => {
    const size = Math.sqrt(A * B);
    if (!(size > 0)) return 0;
    const rho = clipped(c / size);
    return (size * (Math.sqrt(1 - rho * rho) + rho * (Math.PI / 2 + asin(rho)))) / (2 * Math.PI);
  },
  slopes: (A, B, c) => {
    const size = Math.sqrt(A * B);
    return 0.25 + (size > 0 ? asin(clipped(c / size)) / (2 * Math.PI) : 0);
  },
  curvature: (A, B, c) => (A > 0 ? Math.sqrt(Math.max(0, A * B - c * c)) / (2 * Math.PI * A) : 0),
};

/** @equation square: E[σσ] = AB + 2c², E[σ'σ'] = 4c, E[σ''σ] = 2B [sgd-ode 3.2] */
export const squarePair: ClosedPair = {
  kernel: (A, B, c) => A * B + 2 * c * c,
  slopes: (_A, _B, c) => 4 * c,
  curvature: (_A, B) => 2 * B,
};

const linearPair: ClosedPair = { kernel: (_A, _B, c) => c, slopes: () => 1, curvature: () => 0 };

/** The closed two-point functions of two activations, undefined when there are none. */
export function closedPair(first: Activation, second: Activation): ClosedPair | undefined {
  if (first.inputScale && second.inputScale) return erfPair(first.inputScale, second.inputScale);
  if (first.name !== second.name) return undefined;
  return { relu: reluPair, square: squarePair, linear: linearPair }[first.name as string];
}
