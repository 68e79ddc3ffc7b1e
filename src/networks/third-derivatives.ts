import { backwardJet, type Direction, forwardJet, inputDirection, type Passes, subsetAlgebra } from './jets/index.js';
import { mixedGram } from './kernels/layer-kernels.js';
import type { LinearMap } from './linear-map.js';
import type { Network } from './network.js';

/** Yielded while the fourth order is computed: how many of its second-order jets are done. */
export interface HierarchyProgress {
  done: number;
  total: number;
}

/**
 * C_3(b; a, c, d) at [b][a][c][d]: the gradient of ∇²f_b[v_a, v_c] along all v_d at once, from Gram products of one backward jet.
 * @equation C_3(b; a,c,d) = Σ_l G_l Σ_{T⊆{a,c}} δ_T(b)·δ(d) h_{S∖T}(b)·h(d) + GB_l δ_S(b)·δ(d) [linearization 3.2, 3.3]
 */
export function* thirdDerivatives(
  network: Network<LinearMap>,
  passes: Passes,
): Generator<HierarchyProgress, Float64Array, void> {
  const N = passes.count;
  const out = new Float64Array(N * N * N * N);
  const directions = Array.from({ length: N }, (_, c) => inputDirection(network, passes, c));
  const total = (N * (N + 1)) / 2;
  let done = 0;
  for (let a = 0; a < N; a++)
    for (let c = a; c < N; c++) {
      const values = alongGradients(network, passes, [directions[a]!, directions[c]!]);
      for (let b = 0; b < N; b++)
        for (let d = 0; d < N; d++)
          out[((b * N + a) * N + c) * N + d] = out[((b * N + c) * N + a) * N + d] = values[b * N + d]!;
      yield { done: ++done, total };
    }
  return out;
}

/** ∇(∇²f_b[v, w])·v_d at [b][d]. */
function alongGradients(network: Network<LinearMap>, passes: Passes, directions: Direction[]): Float64Array {
  const N = passes.count;
  const algebra = subsetAlgebra(directions.length);
  const jet = forwardJet(network, passes.inputs[0]!, N, algebra, directions);
  const deltas = backwardJet(network, jet);
  const full = algebra.size - 1;
  const out = new Float64Array(N * N);
  network.layers.forEach(({ metric, biasMetric }, l) => {
    const moved = mixedGram(jet.inputs[l]!, algebra.size * N, passes.inputs[l]!, N);
    const turned = mixedGram(deltas[l]!, algebra.size * N, passes.deltas[l]!, N);
    for (let i = 0; i < N * N; i++) {
      let sum = biasMetric * turned[full * N * N + i]!;
      for (const [t, r] of algebra.pairs[full]!) sum += metric * turned[t * N * N + i]! * moved[r * N * N + i]!;
      out[i]! += sum;
    }
  });
  return out;
}
