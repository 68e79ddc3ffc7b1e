import { type ActivationName, activations } from '../../src/networks/activations/index.js';
import { gaussianNetwork } from '../../src/networks/initialise.js';
import type { Network } from '../../src/networks/network.js';
import type { Scaling } from '../../src/networks/parametrisation.js';
import { portableNormals } from '../../src/networks/portable-random.js';

export const plain: Scaling = {
  parametrisation: 'ntk',
  weightScale: 1.3,
  biasScale: 0.4,
  richness: 0,
  lazinessScale: 1,
};

/** A small network with the portable generator. */
export function small(
  {
    activation = 'erf',
    sizes = [3, 7, 5, 1],
    seed = 5,
  }: { activation?: ActivationName; sizes?: number[]; seed?: number },
  scaling: Partial<Scaling> = {},
): Network {
  return gaussianNetwork(sizes, activations[activation], { ...plain, ...scaling }, portableNormals(seed));
}

/** `count` inputs of a dimension, from the portable generator. */
export function inputsOf(count: number, dimension: number, seed = 77): Float64Array {
  const x = new Float64Array(count * dimension);
  portableNormals(seed)(x);
  return x;
}

/** Largest |a − b| relative to the largest |b|. */
export function relativeDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let worst = 0;
  let size = 0;
  for (let i = 0; i < b.length; i++) {
    worst = Math.max(worst, Math.abs(a[i]! - b[i]!));
    size = Math.max(size, Math.abs(b[i]!));
  }
  return a.length === b.length ? worst / (size || 1) : Number.NaN;
}
