import type { DriftMoment, LabelMoment, NoiseMoment } from './moments.js';

/** Σ_b c_b Ω_bb. */
function traceOf(omega: Float64Array, c: Float64Array, n: number): number {
  let sum = 0;
  for (let b = 0; b < n; b++) sum += c[b]! * omega[b * n + b]!;
  return sum;
}

/** tr((CΩ)²) = Σ_ab c_a c_b Ω_ab². */
function squaredTraceOf(omega: Float64Array, c: Float64Array, n: number): number {
  let sum = 0;
  for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) sum += c[a]! * c[b]! * omega[a * n + b]! * omega[a * n + b]!;
  return sum;
}

/** out = X C Ω for X of p rows. */
function timesOmega(
  X: Float64Array,
  omega: Float64Array,
  c: Float64Array,
  p: number,
  n: number,
  out: Float64Array,
): void {
  for (let j = 0; j < p; j++) {
    const row = j * n;
    for (let b = 0; b < n; b++) out[row + b] = 0;
    for (let l = 0; l < n; l++) {
      const g = X[row + l]! * c[l]!;
      const from = l * n;
      for (let b = 0; b < n; b++) out[row + b]! += g * omega[from + b]!;
    }
  }
}

/** @equation square: H = 2[2ΩCΩ + τΩ][1..p,:], C = diag(c), τ = tr(CΩ) [sgd-ode 3.5] */
export function squareDrift(p: number, n: number): DriftMoment {
  return (omega, c, H) => {
    const trace = traceOf(omega, c, n);
    timesOmega(omega, omega, c, p, n, H);
    for (let i = 0; i < p * n; i++) H[i] = 4 * H[i]! + 2 * trace * omega[i]!;
  };
}

/** @equation square: N = 4{(τ² + 2tr(X²) + Δ)Ω + 4τΩX + 8ΩX²}[1..p,1..p], X = CΩ; D = 6·(part without Δ) + 2·(part with Δ) [sgd-ode 3.5] */
export function squareNoise(p: number, n: number): NoiseMoment {
  const once = new Float64Array(p * n);
  const twice = new Float64Array(p * n);
  return (omega, c, variance, N, D) => {
    const trace = traceOf(omega, c, n);
    const quartic = trace * trace + 2 * squaredTraceOf(omega, c, n);
    timesOmega(omega, omega, c, p, n, once);
    timesOmega(once, omega, c, p, n, twice);
    for (let j = 0; j < p; j++)
      for (let l = 0; l < p; l++) {
        const at = j * n + l;
        const label = 4 * variance * omega[at]!;
        const rest = 4 * (quartic * omega[at]! + 4 * trace * once[at]! + 8 * twice[at]!);
        N[j * p + l] = rest + label;
        if (D) D[j * p + l] = 6 * rest + 2 * label;
      }
  };
}

/** @equation square: E[σ'_jσ'_l] = 4Ω_jl, radial derivative 8Ω_jl [sgd-ode 3.5] */
export function squareLabelNoise(p: number, n: number): LabelMoment {
  return (omega, N, D) => {
    for (let j = 0; j < p; j++)
      for (let l = 0; l < p; l++) {
        N[j * p + l] = 4 * omega[j * n + l]!;
        if (D) D[j * p + l] = 8 * omega[j * n + l]!;
      }
  };
}
