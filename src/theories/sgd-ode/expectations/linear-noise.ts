import { kernelEnergy } from './kernel-energy.js';
import type { LabelMoment, NoiseMoment } from './moments.js';
import type { TwoPoint } from './two-point.js';

/** @equation linear student: N_jl = cᵀKc + Δ, D_jl = 2 d(cᵀKc)/ds under Ω → sΩ [sgd-ode 3.1] */
export function linearNoise(functions: TwoPoint, n: number): NoiseMoment {
  const energy = kernelEnergy(functions, n);
  return (omega, c, variance, N, D) => {
    const { value, slope } = energy(omega, c, D ? omega : undefined);
    N.fill(value + variance);
    D?.fill(2 * slope);
  };
}

/** σ' = 1. */
export const linearLabelNoise: LabelMoment = (_omega, N, D) => {
  N.fill(1);
  D?.fill(0);
};
