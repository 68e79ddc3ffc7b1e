import {
  chiSquare,
  fillIndices,
  fillNormals,
  fillUniforms,
  gamma,
  integerBelow,
  normal,
  permutation,
  randomStream,
  type Stream,
  seek,
  shuffle,
  uniform,
  uniformInteger,
} from '../../../src/numerics/random/index.js';

const stream = (position = 0): Stream => {
  const result = randomStream(1234567890123456, 'frozen', 7);
  seek(result, position);
  return result;
};
const several = (draw: (stream: Stream) => number, from = stream()) => Array.from({ length: 6 }, () => draw(from));
const probed = (values: Float64Array) => [0, 1, 2, 998, 999, 49_998, 49_999].map((i) => values[i]!);

/** What `fixtures/frozen.json` holds: one list of numbers per distribution. */
export const frozenDraws: Record<string, () => number[]> = {
  uniformInteger: () => several(uniformInteger),
  'uniformInteger far out': () => several(uniformInteger, stream(2 ** 50 + 1)),
  uniform: () => several(uniform),
  fillUniforms: () => probed(fillUniforms(new Float64Array(50_000), stream())),
  normal: () => several(normal),
  fillNormals: () => probed(fillNormals(new Float64Array(50_000), stream())),
  'normal extremes': () => {
    const sorted = fillNormals(new Float64Array(50_000), stream()).sort();
    return [...sorted.slice(0, 6), ...sorted.slice(-6)];
  },
  'integerBelow 10': () => several((s) => integerBelow(10, s)),
  'integerBelow 2^53': () => several((s) => integerBelow(2 ** 53, s)),
  'integerBelow 3e15': () => several((s) => integerBelow(3e15, s)),
  'fillIndices 1000': () => [...fillIndices(new Uint32Array(8), 1000, stream())],
  'gamma 0.2': () => several((s) => gamma(0.2, s)),
  'gamma 3': () => several((s) => gamma(3, s)),
  'chiSquare 1': () => several((s) => chiSquare(1, s)),
  'chiSquare 99.5': () => several((s) => chiSquare(99.5, s)),
  'chiSquare 1e9': () => several((s) => chiSquare(1e9, s)),
  shuffle: () => shuffle([1, 2, 3, 4, 5, 6, 7, 8, 9], stream()),
  permutation: () => [...permutation(12, stream())],
  'no path': () => several(uniformInteger, randomStream(0)),
  'nested path': () => several(uniformInteger, randomStream(2 ** 53 - 1, 0, 'start', 2 ** 53 - 1, '')),
};
