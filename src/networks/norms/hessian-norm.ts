import { lanczos } from '../../numerics/linalg/index.js';
import { type Network, parameterCount } from '../network.js';
import { hessianProduct } from './hessian-product.js';

/** Parameters up to which the norm is found to about seven digits; beyond, to three: products and basis vectors are dear there. */
const exactSize = 2000;

/**
 * Subordinate norm of the whitened Hessian of the scalar output at one input: its largest |eigenvalue|, by Lanczos on its
 * square, so that both signs count and their near-degeneracy does no harm.
 * @equation ‖√G ∇²f √G‖ = sup_{‖v‖=1} |∇²f[√G v, √G v]| [linearization 3.9]
 */
export function hessianNorm(network: Network, x: Float64Array): number {
  const n = parameterCount(network);
  const square = (u: Float64Array) => hessianProduct(network, x, hessianProduct(network, x, u));
  const options = n <= exactSize ? { tolerance: 1e-7, maxProducts: n } : { tolerance: 2e-3, maxProducts: 150 };
  return Math.sqrt(Math.max(lanczos(square, n, { count: 1, ...options }).values[0]!, 0));
}

/** Largest Hessian norm over the inputs, one per row. */
export function largestHessianNorm(network: Network, inputs: Float64Array, count: number): number {
  const dimension = inputs.length / count;
  let largest = 0;
  for (let a = 0; a < count; a++)
    largest = Math.max(largest, hessianNorm(network, inputs.slice(a * dimension, (a + 1) * dimension)));
  return largest;
}
