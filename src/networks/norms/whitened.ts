import type { Direction } from '../jets/index.js';
import { denseMap } from '../linear-map.js';
import { type Network, parameterCount } from '../network.js';

/** A whitened vector (length of `flatten`) as a direction: every entry times the root of its metric. */
export function whitenedDirection(network: Network, u: Float64Array): Direction {
  let offset = 0;
  const take = (length: number, factor: number) => {
    const part = u.slice(offset, offset + length);
    offset += length;
    for (let i = 0; i < length; i++) part[i]! *= factor;
    return part;
  };
  return {
    layers: network.layers.map(({ map: { rows, columns }, metric, biasMetric }) => ({
      map: denseMap(take(rows * columns, Math.sqrt(metric)), rows, columns),
      biases: take(rows, Math.sqrt(biasMetric)),
    })),
  };
}

/**
 * Whitened gradient coefficient of one input from a backward jet: coefficient s of √G∘∇f, as a vector of the length of
 * `flatten`. `pairs` lists the pairs of coefficients whose product has order s.
 */
export function whitenedGradient(
  network: Network,
  jet: { inputs: Float64Array[]; deltas: Float64Array[] },
  pairs: readonly (readonly [number, number])[],
  s: number,
): Float64Array {
  const out = new Float64Array(parameterCount(network));
  let offset = 0;
  network.layers.forEach(({ map: { rows, columns }, metric, biasMetric }, l) => {
    const root = Math.sqrt(metric);
    for (const [t, r] of pairs)
      for (let i = 0; i < rows; i++) {
        const delta = root * jet.deltas[l]![t * rows + i]!;
        if (delta === 0) continue;
        const at = offset + i * columns;
        for (let j = 0; j < columns; j++) out[at + j]! += delta * jet.inputs[l]![r * columns + j]!;
      }
    offset += rows * columns;
    const biasRoot = Math.sqrt(biasMetric);
    for (let i = 0; i < rows; i++) out[offset + i] = biasRoot * jet.deltas[l]![s * rows + i]!;
    offset += rows;
  });
  return out;
}
