import {
  forwardJet,
  gradientDirection,
  inputDirection,
  outputJet,
  type Passes,
  seriesAlgebra,
  subsetAlgebra,
} from './jets/index.js';
import type { LinearMap } from './linear-map.js';
import type { Network } from './network.js';

/**
 * Contracted derivative correlations of every order up to D = contracted.length at the base inputs, from one jet:
 * row D − 1 holds C_D along the first D contracted inputs, one entry per base input.
 * @equation C_D(x; x_1 … x_D) = ∇^D f(x)[v_1, …, v_D], v_c = G∘∇f(x_c); C_1 = Θ [linearization 3.1]
 */
export function correlations(
  network: Network<LinearMap>,
  passes: Passes,
  base: readonly number[],
  contracted: readonly number[],
): Float64Array[] {
  const dimension = network.layers[0]!.map.columns;
  const x = new Float64Array(base.length * dimension);
  base.forEach((a, i) => {
    x.set(passes.inputs[0]!.subarray(a * dimension, (a + 1) * dimension), i * dimension);
  });
  const directions = contracted.map((c) => inputDirection(network, passes, c));
  const jet = outputJet(forwardJet(network, x, base.length, subsetAlgebra(contracted.length), directions));
  return contracted.map((_, d) => {
    const mask = (2 << d) - 1;
    return jet.slice(mask * base.length, (mask + 1) * base.length);
  });
}

/**
 * Taylor coefficients c_0 … c_order of the scalar output along the descent direction, one row per order.
 * @equation f(θ + t g) = Σ_k c_k tᵏ, g = −Σ_a r_a v_a; c_1 = −Θ r [linearization 3.1]
 */
export function descentSeries(
  network: Network<LinearMap>,
  passes: Passes,
  residual: Float64Array,
  order = 4,
): Float64Array[] {
  const direction = gradientDirection(
    network,
    passes,
    residual.map((r) => -r),
  );
  const jet = outputJet(forwardJet(network, passes.inputs[0]!, passes.count, seriesAlgebra(order), [direction]));
  return Array.from({ length: order + 1 }, (_, k) => jet.slice(k * passes.count, (k + 1) * passes.count));
}
