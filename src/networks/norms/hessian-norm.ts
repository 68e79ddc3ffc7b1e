import type { Network } from '../network.js';
import { correlationNorm } from './correlation-norm.js';

/**
 * Subordinate norm of the whitened Hessian of the scalar output at one input: its largest |eigenvalue|.
 * @equation ‖C^{2,0}‖ = ‖√G ∇²f √G‖ = sup_{‖v‖=1} |∇²f[√G v, √G v]| [linearization 3.9]
 */
export function hessianNorm(network: Network, x: Float64Array): number {
  return correlationNorm(network, x, 2, []);
}

/** Largest Hessian norm over the inputs, one per row. */
export function largestHessianNorm(network: Network, inputs: Float64Array, count: number): number {
  const dimension = inputs.length / count;
  let largest = 0;
  for (let a = 0; a < count; a++)
    largest = Math.max(largest, hessianNorm(network, inputs.slice(a * dimension, (a + 1) * dimension)));
  return largest;
}
