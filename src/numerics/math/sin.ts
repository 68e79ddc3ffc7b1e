import { LOW } from './pair.js';
import { QUADRANT } from './quadrant.js';
import { cosKernel, sinKernel } from './trig-kernel.js';
import { reduceAngle } from './trig-reduction.js';

/** Sine of x in radians, within 0.8 ulp for every finite x; NaN at ±Infinity. Cody-Waite and Payne-Hanek reduction to [-pi/4, pi/4]. */
export function sin(x: number): number {
  if (x < 0.7853981633974483 && x > -0.7853981633974483) {
    return x > -1e-8 && x < 1e-8 ? x : sinKernel(x, 0);
  }
  if (!(x - x === 0)) return NaN;
  const r = reduceAngle(x);
  const n = QUADRANT[0]!;
  const value = (n & 1) === 0 ? sinKernel(r, LOW[0]!) : cosKernel(r, LOW[0]!);
  return n > 1 ? -value : value;
}
