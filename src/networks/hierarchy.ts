import { backwardJet, forwardJet, inputDirection, type Passes, seriesAlgebra } from './jets/index.js';
import { gram, mixedGram } from './kernels/layer-kernels.js';
import type { LinearMap } from './linear-map.js';
import type { Network } from './network.js';
import { type HierarchyProgress, thirdDerivatives } from './third-derivatives.js';

/** Tangent kernel and its first two successors in the hierarchy of gradient flow, at one point of parameter space. */
export interface Hierarchy {
  count: number;
  output: Float64Array;
  /** Θ, N². */
  ntk: Float64Array;
  /** N³. */
  third: Float64Array;
  /** N⁴; absent when it was not asked for. */
  fourth?: Float64Array;
}

/** The hierarchy with its fourth order. */
export interface FullHierarchy extends Hierarchy {
  fourth: Float64Array;
  /** ∇²Θ_ab[v_c, v_d], N⁴: the fourth order without the turning of the directions v. */
  kernelCurvature: Float64Array;
}

/** Kernel products of one layer, from which Θ, O3 and the pairings ⟨u, u⟩ are put together. Rows (a, c) have index a·N + c. */
interface LayerProducts {
  metric: number;
  biasMetric: number;
  /** h_a·h_b and δ_a·δ_b, N². */
  inputGram: Float64Array;
  deltaGram: Float64Array;
  /** ḣ_ac·h_b and δ̇_ac·δ_b, N² x N. */
  inputMixed: Float64Array;
  deltaMixed: Float64Array;
  /** ḣ_ac·ḣ_bd and δ̇_ac·δ̇_bd, N² x N². */
  inputMoved: Float64Array;
  deltaMoved: Float64Array;
}

/** Θ and O3; what the fourth order adds is `fourthOrder`. */
export function thirdOrder(network: Network<LinearMap>, passes: Passes & { output: Float64Array }) {
  const products = layerProducts(network, passes);
  const N = passes.count;
  const ntk = new Float64Array(N * N);
  const curvature = new Float64Array(N * N * N);
  for (const p of products) {
    for (let i = 0; i < N * N; i++) ntk[i]! += (p.metric * p.inputGram[i]! + p.biasMetric) * p.deltaGram[i]!;
    addCurvature(curvature, p, N);
  }
  return { count: N, output: passes.output, ntk, third: symmetricThird(curvature, N), products };
}

/**
 * M_bac = ∇f_b·u_ac, stored at [b][a][c].
 * @equation M_bac = Σ_l G_l [δ̇_ac·δ_b h_a·h_b + δ_a·δ_b ḣ_ac·h_b] + GB_l δ̇_ac·δ_b = C_2(a; b, c) [linearization 3.3]
 */
function addCurvature(m: Float64Array, p: LayerProducts, N: number): void {
  for (let b = 0; b < N; b++)
    for (let a = 0; a < N; a++)
      for (let c = 0; c < N; c++) {
        const row = (a * N + c) * N + b;
        const delta = p.deltaMixed[row]!;
        m[(b * N + a) * N + c]! +=
          p.metric * (delta * p.inputGram[a * N + b]! + p.deltaGram[a * N + b]! * p.inputMixed[row]!) +
          p.biasMetric * delta;
      }
}

/** O3_abc = M_bac + M_abc. */
function symmetricThird(m: Float64Array, N: number): Float64Array {
  const third = new Float64Array(N * N * N);
  for (let a = 0; a < N; a++)
    for (let b = 0; b < N; b++)
      for (let c = 0; c < N; c++) third[(a * N + b) * N + c] = m[(b * N + a) * N + c]! + m[(a * N + b) * N + c]!;
  return third;
}

/**
 * Θ, O3 and O4 of the scalar output on the inputs of the passes. Costs N jets of order one and N(N+1)/2 of order two, each forward and backward.
 * @equation O3_abc = M_bac + M_abc; O4_abcd = C_3(b;a,c,d) + C_3(a;b,c,d) + ⟨u_ad,u_bc⟩ + ⟨u_bd,u_ac⟩ + ⟨u_ba,u_cd⟩ + ⟨u_ab,u_cd⟩ [linearization 3.3]
 */
export function* hierarchy(
  network: Network<LinearMap>,
  passes: Passes & { output: Float64Array },
): Generator<HierarchyProgress, FullHierarchy, void> {
  const { products, ...lower } = thirdOrder(network, passes);
  const N = passes.count;
  const bent = yield* thirdDerivatives(network, passes);
  return { ...lower, ...fourthOrder(bent, pairings(products, N), N) };
}

function fourthOrder(bent: Float64Array, pairing: Float64Array, N: number) {
  const at = (t: Float64Array, i: number, j: number, k: number, l: number) => t[((i * N + j) * N + k) * N + l]!;
  const fourth = new Float64Array(N * N * N * N);
  const kernelCurvature = new Float64Array(N * N * N * N);
  let index = 0;
  for (let a = 0; a < N; a++)
    for (let b = 0; b < N; b++)
      for (let c = 0; c < N; c++)
        for (let d = 0; d < N; d++) {
          const still = at(bent, b, a, c, d) + at(bent, a, b, c, d) + at(pairing, a, d, b, c) + at(pairing, b, d, a, c);
          const turning = at(pairing, b, a, c, d) + at(pairing, a, b, c, d);
          kernelCurvature[index] = still;
          fourth[index++] = still + turning;
        }
  return { fourth, kernelCurvature };
}

/** ⟨u_ac, u_bd⟩ at [a][c][b][d], u_ac = √G∘∇²f_a v_c. */
function pairings(products: LayerProducts[], N: number): Float64Array {
  const out = new Float64Array(N * N * N * N);
  for (const p of products)
    for (let ac = 0; ac < N * N; ac++)
      for (let bd = 0; bd < N * N; bd++) {
        const a = Math.floor(ac / N);
        const b = Math.floor(bd / N);
        const delta = p.deltaMoved[ac * N * N + bd]!;
        out[ac * N * N + bd]! +=
          p.metric *
            (delta * p.inputGram[a * N + b]! +
              p.inputMoved[ac * N * N + bd]! * p.deltaGram[a * N + b]! +
              p.deltaMixed[ac * N + b]! * p.inputMixed[bd * N + a]! +
              p.deltaMixed[bd * N + a]! * p.inputMixed[ac * N + b]!) +
          p.biasMetric * delta;
      }
  return out;
}

function layerProducts(network: Network<LinearMap>, passes: Passes): LayerProducts[] {
  const N = passes.count;
  const moved = network.layers.map(({ map }) => ({
    inputs: new Float64Array(N * N * map.columns),
    deltas: new Float64Array(N * N * map.rows),
  }));
  for (let c = 0; c < N; c++) {
    const jet = forwardJet(network, passes.inputs[0]!, N, seriesAlgebra(1), [inputDirection(network, passes, c)]);
    const deltas = backwardJet(network, jet);
    moved.forEach((layer, l) => {
      scatter(layer.inputs, jet.inputs[l]!, N, c);
      scatter(layer.deltas, deltas[l]!, N, c);
    });
  }
  return network.layers.map(({ metric, biasMetric }, l) => ({
    metric,
    biasMetric,
    inputGram: gram(passes.inputs[l]!, N),
    deltaGram: gram(passes.deltas[l]!, N),
    inputMixed: mixedGram(moved[l]!.inputs, N * N, passes.inputs[l]!, N),
    deltaMixed: mixedGram(moved[l]!.deltas, N * N, passes.deltas[l]!, N),
    inputMoved: gram(moved[l]!.inputs, N * N),
    deltaMoved: gram(moved[l]!.deltas, N * N),
  }));
}

/** Puts the first-order block of a jet (N rows) into rows (a, c) of all N² of them. */
function scatter(to: Float64Array, jet: Float64Array, N: number, c: number): void {
  const length = to.length / (N * N);
  for (let a = 0; a < N; a++) to.set(jet.subarray((N + a) * length, (N + a + 1) * length), (a * N + c) * length);
}
