import { lanczos, norm } from '../../numerics/linalg/index.js';
import { type Direction, forwardJet, outputJet, subsetAlgebra } from '../jets/index.js';
import { type Network, parameterCount } from '../network.js';
import { compressedHessian, type SymmetricOperator } from './compressed-hessian.js';
import { cubicNorm } from './cubic-norm.js';
import { mixedGradient } from './mixed-gradient.js';
import { whitenedDirection } from './whitened.js';

/** Size up to which a spectral norm is found to about seven digits; beyond, to three: products and basis vectors are dear there. */
const exactSize = 4000;

/**
 * Subordinate norm of the derivative correlation with D whitened free indices and d contracted directions at one input: the size
 * of a number, the length of a vector, the spectral norm of a matrix, the largest |T[u, u, u]| of an order-3 tensor (d = 0 only).
 * @param free D, 0 to 3; together with the directions at most 4.
 * @equation C^{D,d} = ∇^{D+d} f(x)[v_1, …, v_d, ·, …, ·], ‖M‖ = sup_{‖u_i‖=1} |M[u_1, …, u_D]| [linearization 3.1, 3.9]
 */
export function correlationNorm(network: Network, x: Float64Array, free: number, directions: Direction[]): number {
  if (free === 0) return Math.abs(mixedDerivative(network, x, directions));
  if (free === 1) return norm(mixedGradient(network, x, directions));
  if (free === 3 && directions.length === 0) return cubicNorm(network, x);
  if (free === 2 && directions.length === 0) return spectralNorm(compressedHessian(network, x));
  if (free !== 2) throw new RangeError(`no norm for ${free} free indices and ${directions.length} directions`);
  return spectralNorm({
    size: parameterCount(network),
    product: (u) => mixedGradient(network, x, [...directions, whitenedDirection(network, u)]),
  });
}

/** Largest |eigenvalue| of a symmetric operator, by Lanczos on its square, so that both signs count and their near-degeneracy does no harm. */
function spectralNorm({ size, product }: SymmetricOperator): number {
  const options = size <= exactSize ? { tolerance: 1e-7, maxProducts: size } : { tolerance: 1e-3, maxProducts: 400 };
  const { values } = lanczos((u) => product(product(u)), size, { count: 1, ...options });
  return Math.sqrt(Math.max(values[0]!, 0));
}

function mixedDerivative(network: Network, x: Float64Array, directions: Direction[]): number {
  const algebra = subsetAlgebra(directions.length);
  return outputJet(forwardJet(network, x, 1, algebra, directions)).at(-1)!;
}
