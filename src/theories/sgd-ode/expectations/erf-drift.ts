import type { DriftMoment } from './moments.js';

const twoOverPi = 2 / Math.PI;

/**
 * Drift moment of erf(u/√2) students and teachers by exponential tilting: p·n square roots and one p × n by n × n product.
 * @equation H = (2/π) diag(√n_j)[GΩ − diag(n_j Σ_b G_jb Ω_jb) Ω[1..p,:]], n_j = 1/(1+Q_jj), G_jb = c_b/√(1+Ω_bb−Ω_jb² n_j) [sgd-ode 3.4]
 */
export function erfDrift(p: number, n: number): DriftMoment {
  const weights = new Float64Array(n);
  return (omega, c, H) => {
    for (let j = 0; j < p; j++) {
      const row = j * n;
      const tilt = 1 / (1 + omega[row + j]!);
      let own = 0;
      for (let b = 0; b < n; b++) {
        const w = omega[row + b]!;
        const g = c[b]! / Math.sqrt(Math.max(1, 1 + omega[b * n + b]! - w * w * tilt));
        weights[b] = g;
        own += g * w;
      }
      const scale = twoOverPi * Math.sqrt(tilt);
      weights[j]! -= tilt * own;
      for (let b = 0; b < n; b++) H[row + b] = 0;
      for (let l = 0; l < n; l++) {
        const g = scale * weights[l]!;
        const from = l * n;
        for (let b = 0; b < n; b++) H[row + b]! += g * omega[from + b]!;
      }
    }
  };
}
