import type { Hierarchy, Loss } from '../../../networks/index.js';
import { norm } from '../../../numerics/linalg/index.js';
import type { OdeProblem } from '../../../numerics/ode/index.js';

/** Start of the hierarchy's flow: output, kernel and third order in one vector. */
export function hierarchyState({ output, ntk, third }: Hierarchy): Float64Array {
  const y = new Float64Array(output.length + ntk.length + third.length);
  y.set(output);
  y.set(ntk, output.length);
  y.set(third, output.length + ntk.length);
  return y;
}

/**
 * The hierarchy of kernels as an ODE for (f, Θ, O3), with O4 frozen, or with O3 frozen when `fourth` is absent.
 * Only the first `targets.length` inputs are trained on.
 * @equation ḟ = −Θ r, Θ̇_ab = −Σ_c O3_abc r_c, Ȯ3_abc = −Σ_d O4_abcd r_d, r = ∂ℓ/∂f [linearization 3.3]
 */
export function hierarchyFlow({ count: N, fourth }: Hierarchy, targets: Float64Array, loss: Loss): OdeProblem {
  const trained = targets.length;
  const r = new Float64Array(N);
  return {
    name: 'hierarchy of tangent kernels',
    rhs: (_t, y, dy) => {
      r.set(loss.slope(y.slice(0, trained), targets, 1));
      contract(dy, 0, y, N, r, N);
      contract(dy, N, y, N + N * N, r, N * N);
      if (fourth) contract(dy, N + N * N, fourth, 0, r, N * N * N);
      else dy.fill(0, N + N * N);
    },
  };
}

/** to[i] = −Σ_c from[i, c] r_c for `rows` rows. */
function contract(
  to: Float64Array,
  at: number,
  from: Float64Array,
  start: number,
  r: Float64Array,
  rows: number,
): void {
  const n = r.length;
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let c = 0; c < n; c++) sum += from[start + i * n + c]! * r[c]!;
    to[at + i] = -sum;
  }
}

/** Whether the kernel has moved by more than its own size: beyond perturbation theory. */
export function beyondPerturbation({ count: N, ntk }: Hierarchy, y: Float64Array): boolean {
  const moved = ntk.map((v, i) => y[N + i]! - v);
  return !(norm(moved) <= norm(ntk));
}
