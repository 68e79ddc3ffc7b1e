import type { Axis } from '../../figures/scene/axis.js';

/** The plotting area of a panel, in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** From data units to a position along an axis `length` pixels long (0 at its low end). */
export function placer({ scale, domain: [low, high] }: Pick<Axis, 'scale' | 'domain'>, length: number) {
  if (scale === 'log') {
    const from = Math.log(low);
    const factor = length / (Math.log(high) - from);
    return (value: number) => (value > 0 ? (Math.log(value) - from) * factor : Number.NaN);
  }
  const factor = length / (high - low);
  return (value: number) => (value - low) * factor;
}

/** From a position along the axis back to data units. */
export function reader({ scale, domain: [low, high] }: Pick<Axis, 'scale' | 'domain'>, length: number) {
  return (position: number) => {
    const share = Math.min(1, Math.max(0, position / length));
    return scale === 'log' ? low * (high / low) ** share : low + share * (high - low);
  };
}

/** Index of the value nearest to `wanted` in a rising list. */
export function nearest(values: Float64Array, wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) <= wanted) low = middle;
    else high = middle;
  }
  return wanted - (values[low] as number) <= (values[high] as number) - wanted ? low : high;
}
