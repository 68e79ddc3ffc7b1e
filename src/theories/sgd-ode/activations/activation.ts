import type { ActivationName } from '../activation-names.js';

/** A scalar function with what the theory needs of it. */
export interface Activation {
  name: ActivationName;
  /** σ(x). */
  value(x: number): number;
  /** σ'(x), in the sense of distributions without point masses. */
  derivative(x: number): number;
  /** σ''(x), likewise: 0 for relu, whose δ has closed coefficients of its own. */
  secondDerivative(x: number): number;
  /** erf family: σ(x) = erf(inputScale · x/√2). */
  inputScale?: number;
  /** Degree of a polynomial: its Hermite series ends there. */
  degree?: number;
  /** σ(−x) = −σ(x). */
  odd?: boolean;
}
