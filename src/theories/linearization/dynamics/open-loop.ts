import type { FullHierarchy } from '../../../networks/index.js';
import { norm } from '../../../numerics/linalg/index.js';
import { exp } from '../../../numerics/math/index.js';
import { gaussLegendre, ruleOnInterval } from '../../../numerics/quadrature/index.js';
import { integratedResidual, type LinearModes } from './linear-flow.js';

const nodes = 24;

/** The two parts of the open-loop change of the training kernel: linear and quadratic in the residual. */
export interface OpenLoopChange {
  third: Float64Array;
  fourth: Float64Array;
}

/**
 * Change of the training kernel at time t when the residual follows the linear model; it never blows up.
 * @equation ΔΘ_ab(t) = −Σ_c O3_abc q_c(t) + ∫₀ᵗ Σ_cd O4_abcd q_d(s) r_c(s) ds [linearization 3.3]
 */
export function openLoopChange(h: FullHierarchy, modes: LinearModes, t: number): OpenLoopChange {
  const N = modes.eigenvalues.length;
  const q = integratedResidual(modes, t);
  const pairs = residualPairs(modes, t);
  const third = new Float64Array(N * N);
  const fourth = new Float64Array(N * N);
  const M = h.count;
  for (let a = 0; a < N; a++)
    for (let b = 0; b < N; b++)
      for (let c = 0; c < N; c++) {
        third[a * N + b]! -= h.third[(a * M + b) * M + c]! * q[c]!;
        for (let d = 0; d < N; d++) fourth[a * N + b]! += h.fourth[((a * M + b) * M + c) * M + d]! * pairs[c * N + d]!;
      }
  return { third, fourth };
}

/** ∫₀ᵗ r_c(s) q_d(s) ds: in the eigenbasis products of exponentials, integrated panel by panel. */
function residualPairs({ eigenvalues, vectors, residual }: LinearModes, t: number): Float64Array {
  const N = eigenvalues.length;
  const largest = eigenvalues[N - 1]!;
  const inner = new Float64Array(N * N);
  // Panels that double: the integrand varies on the scale of the fastest mode first, of slower ones later.
  let from = 0;
  for (let to = Math.min(t, 1 / largest || t); from < t; from = to, to = Math.min(t, 2 * to)) {
    const rule = ruleOnInterval(gaussLegendre(nodes), from, to);
    rule.nodes.forEach((s, i) => {
      for (let j = 0; j < N; j++)
        for (let k = 0; k < N; k++)
          inner[j * N + k]! +=
            rule.weights[i]! * exp(-eigenvalues[j]! * s) * residual[j]! * gap(eigenvalues[k]!, s) * residual[k]!;
    });
  }
  return rotated(inner, vectors, N);
}

function gap(lambda: number, s: number): number {
  return lambda * s < 1e-8 ? s : (1 - exp(-lambda * s)) / lambda;
}

/** U A Uᵀ. */
function rotated(a: Float64Array, u: Float64Array, n: number): Float64Array {
  const half = new Float64Array(n * n);
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) half[i * n + k]! += u[i * n + j]! * a[j * n + k]!;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) out[i * n + k]! += half[i * n + j]! * u[k * n + j]!;
  return out;
}

/** ‖ΔΘ‖_F/‖Θ‖_F of the open loop. */
export function openLoopDrift(change: OpenLoopChange, kernel: Float64Array): number {
  return norm(change.third.map((v, i) => v + change.fourth[i]!)) / norm(kernel);
}
