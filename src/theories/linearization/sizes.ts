import { ntkBytes } from '../../networks/index.js';
import type { Parameters } from './parameters.js';
import { settingOf } from './setting.js';

/** Inputs up to which the fourth-order kernel is formed. */
export const fourthOrderLimit = 16;

/** Rough cost of a run: floating-point operations of one pass of forward and backward, and bytes. */
export function costOf(given: Parameters): { pass: number; bytes: number; seconds: number } {
  const { sizes, total, count } = settingOf(given);
  let weights = 0;
  for (let l = 1; l < sizes.length; l++) weights += sizes[l]! * (sizes[l - 1]! + 1);
  const pass = 6 * weights * total;
  const steps = given.dynamics === 'gradient-descent' ? given.steps : 500;
  return {
    pass,
    bytes: ntkBytes(sizes, total) + 8 * 12 * weights + 8 * count * count * 4,
    seconds: 1e-3 + (steps * pass) / 2e9,
  };
}
