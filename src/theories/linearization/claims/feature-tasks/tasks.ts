import { fillNormals, randomStream } from '../../../../numerics/random/index.js';

/** A target that depends on few directions: kernels learn it slowly, features that find the directions fast. */
export interface FeatureTask {
  label: string;
  binary: boolean;
  target(x: number[]): number;
}

const dimension = 8;
const count = 24;

const product = (x: number[], k: number) => x.slice(0, k).reduce((p, v) => p * v, 1);

/** Sparse parities, a staircase and a multi-index model; targets of mean square 1. */
export const featureTasks: FeatureTask[] = [
  ...[2, 3, 4].map((k) => ({ label: `parity of ${k} bits`, binary: true, target: (x: number[]) => product(x, k) })),
  {
    label: 'staircase of 3 bits',
    binary: true,
    target: (x) => (product(x, 1) + product(x, 2) + product(x, 3)) / Math.sqrt(3),
  },
  {
    label: 'multi-index, 3 directions',
    binary: false,
    target: (x) => (x[0]! * x[1]! + (x[2]! * x[2]! - 1) / Math.SQRT2) / Math.SQRT2,
  },
];

/** Training inputs and labels of a task. */
export function drawTask({ label, binary, target }: FeatureTask, seed: number, draw: number) {
  const x = fillNormals(new Float64Array(count * dimension), randomStream(seed, 'feature-task', label, draw));
  const inputs = Array.from({ length: count }, (_, a) =>
    Array.from(x.subarray(a * dimension, (a + 1) * dimension), (v) => (binary ? Math.sign(v) : v)),
  );
  return { inputs, labels: inputs.map(target) };
}
