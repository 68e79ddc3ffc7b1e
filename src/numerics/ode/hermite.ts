import type { OdeState } from './state.js';

/** Cubic Hermite interpolation of the last step from the states and slopes at its ends: error O(h⁴). */
export function hermite(state: OdeState, theta: number, out: Float64Array): void {
  const { previousY, previousF, y, f } = state;
  const h = state.t - state.previousT;
  const rest = 1 - theta;
  const toEnd = theta * theta * (3 - 2 * theta);
  const slopeStart = h * theta * rest * rest;
  const slopeEnd = -h * theta * theta * rest;
  for (let i = 0; i < out.length; i++) {
    const start = previousY[i]!;
    out[i] = start + (toEnd * (y[i]! - start) + slopeStart * previousF[i]! + slopeEnd * f[i]!);
  }
}
