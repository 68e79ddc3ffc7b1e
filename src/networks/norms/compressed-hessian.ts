import { dot, norm } from '../../numerics/linalg/index.js';
import { backwardJet, type Direction, forwardJet, lowRankMap, seriesAlgebra } from '../jets/index.js';
import type { LinearMap } from '../linear-map.js';
import type { Network } from '../network.js';
import { basePasses } from '../passes.js';

/** A symmetric operator on vectors of a length. */
export interface SymmetricOperator {
  size: number;
  product(u: Float64Array): Float64Array;
}

/** One layer at one input: unit vectors of its input and of its delta, and their lengths. */
interface Frame {
  input: Float64Array;
  delta: Float64Array;
  inputSize: number;
  deltaSize: number;
}

/**
 * The whitened Hessian of the scalar output at one input, on the space where it is not zero: per layer the matrices a ĥᵀ + δ̂ bᵀ
 * with ĥ the layer's unit input, δ̂ its unit delta and b orthogonal to ĥ, given by (a, b, bias). Same nonzero eigenvalues, in
 * about twice the number of units instead of the number of weights; a product costs one forward and one backward pass, and
 * needs no more of the weights than products with them, so that networks drawn lazily serve as well.
 * @equation ∇²f[V]|_{W^l} = δ̇ hᵀ + δ ḣᵀ, ĥ = h/|h|, δ̂ = δ/|δ| [linearization 3.3]
 */
export function compressedHessian(network: Network<LinearMap>, x: Float64Array): SymmetricOperator {
  const passes = basePasses(network, x, 1);
  const frames = network.layers.map((_, l): Frame => {
    const [h, d] = [passes.inputs[l]!, passes.deltas[l]!];
    const [inputSize, deltaSize] = [norm(h), norm(d)];
    return { input: scaled(h, 1 / inputSize), delta: scaled(d, 1 / deltaSize), inputSize, deltaSize };
  });
  const size = network.layers.reduce((sum, { map }) => sum + 2 * map.rows + map.columns, 0);
  return {
    size,
    product(u) {
      const jet = forwardJet(network, x, 1, seriesAlgebra(1), [directionOf(network, frames, u)]);
      return coordinatesOf(network, frames, { inputs: jet.inputs, deltas: backwardJet(network, jet) });
    },
  };
}

/** √G∘(a ĥᵀ + δ̂ bᵀ) and √GB∘bias of every layer; what b has along ĥ does not count. */
function directionOf(network: Network<LinearMap>, frames: Frame[], u: Float64Array): Direction {
  let offset = 0;
  const take = (length: number) => u.slice(offset, (offset += length));
  return {
    layers: network.layers.map(({ map: { rows, columns }, metric, biasMetric }, l) => {
      const { input, delta } = frames[l]!;
      const root = Math.sqrt(metric);
      const left = new Float64Array(2 * rows);
      left.set(scaled(take(rows), root));
      left.set(scaled(delta, root), rows);
      const right = new Float64Array(2 * columns);
      right.set(input);
      right.set(across(take(columns), input), columns);
      const biases = scaled(take(rows), Math.sqrt(biasMetric));
      return { map: lowRankMap(left, right, 2, rows, columns), biases };
    }),
  };
}

/** Whitened gradient of first order of a jet, δ̇ hᵀ + δ ḣᵀ and δ̇, in the coordinates of the frames. */
function coordinatesOf(
  network: Network<LinearMap>,
  frames: Frame[],
  { inputs, deltas }: { inputs: Float64Array[]; deltas: Float64Array[] },
): Float64Array {
  const parts = network.layers.flatMap(({ map: { rows, columns }, metric, biasMetric }, l) => {
    const { input, delta, inputSize, deltaSize } = frames[l]!;
    const moved = inputs[l]!.subarray(columns);
    const turned = deltas[l]!.subarray(rows);
    const root = Math.sqrt(metric);
    const along = dot(moved, input) * deltaSize;
    return [
      turned.map((v, i) => root * (inputSize * v + along * delta[i]!)),
      scaled(across(moved, input), root * deltaSize),
      scaled(turned, Math.sqrt(biasMetric)),
    ];
  });
  const out = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

/** What is left of x without its part along a unit vector. */
function across(x: Float64Array, unit: Float64Array): Float64Array {
  const along = dot(x, unit);
  return x.map((v, i) => v - along * unit[i]!);
}

/** A vector times a factor; zero stays zero whatever the factor. */
function scaled(x: Float64Array, factor: number): Float64Array {
  return x.map((v) => (v === 0 ? 0 : v * factor));
}
