import { backwardJet, forwardJet, seriesAlgebra } from '../jets/index.js';
import type { Network } from '../network.js';
import { mixedGradient } from './mixed-gradient.js';
import { whitenedDirection, whitenedGradient } from './whitened.js';

/** √G ∇²f √G u for one input x and a whitened vector u, by one jet of order 1. Scalar output. */
export function hessianProduct(network: Network, x: Float64Array, u: Float64Array): Float64Array {
  return mixedGradient(network, x, [whitenedDirection(network, u)]);
}

/** Third derivative contracted twice with u: √G∘∇³f[√G u, √G u, ·], by one jet of order 2. */
export function cubicProduct(network: Network, x: Float64Array, u: Float64Array): Float64Array {
  const algebra = seriesAlgebra(2);
  const jet = forwardJet(network, x, 1, algebra, [whitenedDirection(network, u)]);
  const deltas = backwardJet(network, jet);
  const product = whitenedGradient(network, { inputs: jet.inputs, deltas }, algebra.pairs[2]!, 2);
  for (let i = 0; i < product.length; i++) product[i]! *= 2;
  return product;
}
