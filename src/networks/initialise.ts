import { fillNormals, type Stream } from '../numerics/random/index.js';
import type { Activation } from './activations/index.js';
import { lazyGaussian } from './lazy-gaussian.js';
import { type DenseMap, denseMap, type LinearMap } from './linear-map.js';
import type { Layer, Network } from './network.js';
import { type LayerScale, layerScales, type Scaling } from './parametrisation.js';
import type { NormalSource } from './portable-random.js';

/** Normals of a stream, as a source of weights. */
export function streamNormals(stream: Stream): NormalSource {
  return (out) => {
    fillNormals(out, stream);
  };
}

/** A Gaussian network: per layer the matrix row by row, then its biases (no draws where there are none). */
export function gaussianNetwork(
  sizes: number[],
  activation: Activation,
  scaling: Scaling,
  source: NormalSource,
): Network {
  const draw = (length: number, scale: number) => {
    const out = new Float64Array(length);
    source(out);
    for (let i = 0; i < length; i++) out[i]! *= scale;
    return out;
  };
  const layers = layerScales(sizes, scaling).map((scale, l): Layer<DenseMap> => {
    const [columns, rows] = [sizes[l]!, sizes[l + 1]!];
    const map = denseMap(draw(rows * columns, scale.weight), rows, columns);
    return { map, biases: biasesOf(scale, rows, draw), metric: scale.metric, biasMetric: scale.biasMetric };
  });
  return { activation, layers };
}

/**
 * A Gaussian network whose square hidden matrices are drawn only as far as they are needed: same law, memory of order
 * width instead of width². Good for what is computed at initialisation.
 */
export function lazyNetwork(
  sizes: number[],
  activation: Activation,
  scaling: Scaling,
  stream: Stream,
): Network<LinearMap> {
  const draw = (length: number, scale: number) => {
    const out = fillNormals(new Float64Array(length), stream);
    for (let i = 0; i < length; i++) out[i]! *= scale;
    return out;
  };
  const layers = layerScales(sizes, scaling).map((scale, l): Layer<LinearMap> => {
    const [columns, rows] = [sizes[l]!, sizes[l + 1]!];
    const narrow = Math.min(columns, rows) <= 64;
    const map = narrow
      ? denseMap(draw(rows * columns, scale.weight), rows, columns)
      : lazyGaussian(rows, columns, scale.weight, stream);
    return { map, biases: biasesOf(scale, rows, draw), metric: scale.metric, biasMetric: scale.biasMetric };
  });
  return { activation, layers };
}

function biasesOf({ bias }: LayerScale, rows: number, draw: (length: number, scale: number) => Float64Array) {
  return bias > 0 ? draw(rows, bias) : new Float64Array(rows);
}
