import { lanczos } from '../../numerics/linalg/index.js';
import { type Network, parameterCount } from '../network.js';
import { hessianProduct } from './hessian-product.js';

/** Products after which the largest eigenvalue of a Hessian is known to about 1e-8. */
const products = 60;

/**
 * Subordinate norm of the whitened Hessian of the scalar output at one input: its largest |eigenvalue|, by Lanczos.
 * @equation ‖√G ∇²f √G‖ = sup_{‖v‖=1} |∇²f[√G v, √G v]| [LIN 3.9]
 */
export function hessianNorm(network: Network, x: Float64Array): number {
  const n = parameterCount(network);
  const extreme = (sign: 1 | -1) => {
    const apply = (u: Float64Array) => {
      const product = hessianProduct(network, x, u);
      return sign === 1 ? product : product.map((v) => -v);
    };
    return lanczos(apply, n, { count: 1, tolerance: 1e-7, maxProducts: Math.min(n, products) }).values[0]!;
  };
  return Math.max(Math.abs(extreme(1)), Math.abs(extreme(-1)));
}

/** Largest Hessian norm over the inputs, one per row. */
export function largestHessianNorm(network: Network, inputs: Float64Array, count: number): number {
  const dimension = inputs.length / count;
  let largest = 0;
  for (let a = 0; a < count; a++)
    largest = Math.max(largest, hessianNorm(network, inputs.slice(a * dimension, (a + 1) * dimension)));
  return largest;
}
