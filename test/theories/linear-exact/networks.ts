import { parseParameters } from '../../../src/contract/index.js';
import { randomStream, type Stream, uniform } from '../../../src/numerics/random/index.js';
import { type Parameters, parameters } from '../../../src/theories/linear-exact/parameters.js';

/** Complete parameters from a few. */
export function given(some: Record<string, unknown> = {}): Parameters {
  return parseParameters(parameters, some);
}

/** A number from a geometric range. */
export function between(low: number, high: number, stream: Stream): number {
  return low * Math.exp(uniform(stream) * Math.log(high / low));
}

/** Parameters of a random small network on random noisy data, the same for the same number. */
export function randomNetwork(seed: number, { width = 5, points = 4, dimension = 3 } = {}): Parameters {
  const stream = randomStream(seed, 'random network');
  const signed = (low: number, high: number) => between(low, high, stream) * (uniform(stream) < 0.5 ? -1 : 1);
  const list = (n: number, low: number, high: number) => Array.from({ length: n }, () => signed(low, high));
  const raw = list(dimension, 0.2, 1);
  const length = Math.hypot(...raw);
  const inputs = list(points, 0.3, 1.5);
  const slope = signed(0.3, 1.5);
  return given({
    outputScale: signed(0.5, 1.5),
    readoutLearningRate: between(0.005, 0.05, stream),
    hiddenLearningRate: between(0.005, 0.05, stream),
    direction: raw.map((x) => x / length),
    hiddenWeightMatrix: Array.from({ length: width }, () => list(dimension, 0.1, 0.8)),
    readoutWeights: list(width, 0.1, 0.8),
    inputs,
    labels: inputs.map((a) => slope * a + signed(0.01, 0.2)),
  });
}

/** Largest |a − b| over 1 + |b|. */
export function furthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let worst = a.length === b.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < a.length; i++) {
    const distance = Math.abs(a[i]! - b[i]!) / (1 + Math.abs(b[i]!));
    if (!(distance <= worst)) worst = distance;
  }
  return worst;
}
