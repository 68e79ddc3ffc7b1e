import type { Moments } from './moments.js';

/**
 * Moments of students and teachers σ(κ_b u) from those of σ(u): the pre-activations are κ_b Λ_b.
 * Returns `inner` itself when all scales are 1.
 */
export function rescaled(inner: Moments, scales: Float64Array): Moments {
  if (scales.every((scale) => scale === 1)) return inner;
  const { p, n } = inner;
  const omegaScaled = new Float64Array(n * n);
  const into = (omega: Float64Array) => {
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) omegaScaled[a * n + b] = omega[a * n + b]! * scales[a]! * scales[b]!;
    return omegaScaled;
  };
  const outSquare = (matrix: Float64Array | undefined) => {
    if (!matrix) return;
    for (let j = 0; j < p; j++) for (let l = 0; l < p; l++) matrix[j * p + l]! *= scales[j]! * scales[l]!;
  };
  return {
    ...inner,
    drift(omega, c, H) {
      inner.drift(into(omega), c, H);
      for (let j = 0; j < p; j++) for (let b = 0; b < n; b++) H[j * n + b]! *= scales[j]! / scales[b]!;
    },
    noise(omega, c, variance, N, D) {
      inner.noise(into(omega), c, variance, N, D);
      outSquare(N);
      outSquare(D);
    },
    labelNoise(omega, N, D) {
      inner.labelNoise(into(omega), N, D);
      outSquare(N);
      outSquare(D);
    },
    kernel: (omega, K) => inner.kernel(into(omega), K),
    risk: (omega, c) => inner.risk(into(omega), c),
  };
}
