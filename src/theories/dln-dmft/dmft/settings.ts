import type { Request } from '../../../contract/index.js';
import { log2, pow } from '../../../numerics/math/index.js';

/** How fine the engine computes. */
export interface Fineness {
  /** Samples of the pilot and of every production sweep, and how many of these. */
  pilot: number;
  samples: number;
  scrambles: number;
  /** Extrapolation error the grid aims at. */
  target: number;
}

const accuracies = { interactive: 0.015, publication: 0.003 };

/**
 * Relative accuracy asked for, and what reaches it: on the reference cases errors of rotated Sobol points fall as about the
 * 3/4 power of the samples.
 */
export function finenessOf({ quality, tolerance }: Request): Fineness {
  const accuracy = Math.min(0.1, Math.max(2e-4, tolerance ?? accuracies[quality]));
  const relative = accuracies.interactive / accuracy;
  const exponent = Math.round(log2(1024 * pow(relative, 4 / 3)));
  const samples = 1 << Math.min(16, Math.max(9, exponent));
  return {
    pilot: accuracy >= 0.01 ? 512 : 1024,
    samples,
    scrambles: 4,
    target: Math.min(0.05, Math.max(5e-4, 1.5 * accuracy)),
  };
}
