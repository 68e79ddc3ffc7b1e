import { cubicForm, dot, normalised } from '../../numerics/linalg/index.js';
import { fillNormals, randomStream } from '../../numerics/random/index.js';
import { type Network, parameterCount } from '../network.js';
import { cubicProduct } from './hessian-product.js';

/** Where the power iteration begins: localised on the neurons with the largest blocks, and at random. */
export interface CubicNormOptions {
  localised?: number;
  random?: number;
  seed?: number;
}

/**
 * Lower bound, in practice the value, of the subordinate norm of the whitened third derivative at one input: shifted power
 * iteration from several starts, since random ones miss maxima that sit on a few neurons.
 * @equation ‖C^{3,0}‖ = sup_{‖u‖=1} |∇³f[√G u, √G u, √G u]| [linearization 3.9]
 */
export function cubicNorm(
  network: Network,
  x: Float64Array,
  { localised = 3, random = 2, seed = 0 }: CubicNormOptions = {},
): number {
  const n = parameterCount(network);
  const stream = randomStream(seed, 'cubic-norm');
  const starts = [
    ...Array.from({ length: random }, () => fillNormals(new Float64Array(n), stream)),
    ...localisedStarts(network, x, localised),
  ];
  return cubicForm((u) => cubicProduct(network, x, u), starts);
}

/** Starts on single neurons of the first hidden layer: those whose weights in and out move the third derivative most. */
function localisedStarts(network: Network, x: Float64Array, count: number): Float64Array[] {
  if (network.layers.length < 2) return [];
  const [first, second] = network.layers as [Network['layers'][0], Network['layers'][0]];
  const { rows, columns } = first.map;
  const start = (i: number) => {
    const u = new Float64Array(parameterCount(network));
    for (let j = 0; j < columns; j++) u[i * columns + j] = x[j]!;
    const readout = rows * columns + rows;
    for (let k = 0; k < second.map.rows; k++) u[readout + k * rows + i] = second.map.entries[k * rows + i]!;
    return normalised(u);
  };
  const size = (u: Float64Array) => Math.abs(dot(cubicProduct(network, x, u), u));
  return Array.from({ length: rows }, (_, i) => ({ i, size: size(start(i)) }))
    .sort((a, b) => b.size - a.size)
    .slice(0, count)
    .map(({ i }) => start(i));
}
