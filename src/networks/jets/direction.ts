import { kernels } from '../../numerics/kernels/index.js';
import type { LinearMap } from '../linear-map.js';
import type { Network } from '../network.js';

/** A direction in parameter space: for each layer a matrix, by its products, and a bias vector. */
export interface Direction {
  layers: { map: LinearMap; biases: Float64Array }[];
}

/** Forward inputs and backward deltas of every layer, `count` rows each. */
export interface Passes {
  count: number;
  inputs: Float64Array[];
  deltas: Float64Array[];
}

/**
 * Combination Σ_a coefficient_a v_a of gradient directions, kept as a product of thin factors.
 * @equation v_c = G∘∇f(x_c): V_c^l = G_l δ^l(c) h^{l−1}(c)ᵀ, vb_c = GB_l δ^l(c) [linearization 3.2]
 */
export function gradientDirection(
  network: Network<LinearMap>,
  { inputs, deltas }: Passes,
  coefficients: Float64Array,
): Direction {
  const active = [...coefficients.keys()].filter((a) => coefficients[a] !== 0);
  return {
    layers: network.layers.map(({ map, metric, biasMetric }, l) => {
      const { rows, columns } = map;
      const left = new Float64Array(active.length * rows);
      const right = new Float64Array(active.length * columns);
      const biases = new Float64Array(rows);
      active.forEach((a, r) => {
        const delta = deltas[l]!.subarray(a * rows, (a + 1) * rows);
        right.set(inputs[l]!.subarray(a * columns, (a + 1) * columns), r * columns);
        for (let i = 0; i < rows; i++) {
          left[r * rows + i] = coefficients[a]! * metric * delta[i]!;
          biases[i]! += coefficients[a]! * biasMetric * delta[i]!;
        }
      });
      return { map: lowRankMap(left, right, active.length, rows, columns), biases };
    }),
  };
}

/** Direction v_c of one input. */
export function inputDirection(network: Network<LinearMap>, passes: Passes, c: number): Direction {
  const coefficients = new Float64Array(passes.count);
  coefficients[c] = 1;
  return gradientDirection(network, passes, coefficients);
}

/** Σ_r left_r right_rᵀ, factors stored one row per term. */
export function lowRankMap(
  left: Float64Array,
  right: Float64Array,
  rank: number,
  rows: number,
  columns: number,
): LinearMap {
  const product = (x: Float64Array, count: number, inner: Float64Array, m: number, outer: Float64Array, n: number) => {
    const coefficients = new Float64Array(count * rank);
    const out = new Float64Array(count * n);
    if (rank === 0) return out;
    kernels().gemm({ m: count, n: rank, k: m, a: x, b: inner, c: coefficients, transposeB: true });
    kernels().gemm({ m: count, n, k: rank, a: coefficients, b: outer, c: out });
    return out;
  };
  return {
    rows,
    columns,
    times: (h, count) => product(h, count, right, columns, left, rows),
    transposeTimes: (d, count) => product(d, count, left, rows, right, columns),
  };
}
