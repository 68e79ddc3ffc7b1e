import { gaussHermite, tensorRule } from '../../../numerics/quadrature/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import { fillSobolNormals, sobolSequence } from '../../../numerics/sampling/index.js';

/** Nodes and weights for E_z, z standard normal in the teacher frame. */
export interface TeacherNodes {
  /** One row of `dimension` numbers per node. */
  points: Float64Array;
  weights: Float64Array;
  dimension: number;
}

const automatic = [64, 32, 20];
const quasiRandom = 4096;

/** The half of symmetric nodes whose first coordinate that is not zero is positive, with doubled weights: enough for even integrands. */
export function halved({ points, weights, dimension }: TeacherNodes): TeacherNodes {
  const rows = Array.from(weights.keys()).filter((i) => sign(points.subarray(i * dimension, (i + 1) * dimension)) >= 0);
  const half = new Float64Array(rows.length * dimension);
  rows.forEach((i, at) => {
    half.set(points.subarray(i * dimension, (i + 1) * dimension), at * dimension);
  });
  const doubled = rows.map((i) => {
    const centre = sign(points.subarray(i * dimension, (i + 1) * dimension)) === 0;
    return centre ? weights[i]! : 2 * weights[i]!;
  });
  return { points: half, weights: Float64Array.from(doubled), dimension };
}

/** Sign of the first coordinate that is not zero. */
function sign(point: Float64Array): number {
  for (const x of point) if (Math.abs(x) > 1e-12) return x > 0 ? 1 : -1;
  return 0;
}

/**
 * Gauss-Hermite product rule up to three directions (`perDirection` 0: 64, 32 or 20 nodes each), scrambled Sobol points beyond.
 * `variant` 1 gives other nodes of the same kind: the difference estimates the error.
 */
export function teacherNodes(dimension: number, perDirection: number, variant: 0 | 1): TeacherNodes {
  if (dimension <= 3) {
    const count = perDirection || automatic[dimension - 1]!;
    const rule = gaussHermite(variant === 0 ? count : count + 5);
    const { nodes, weights } = tensorRule(new Array<typeof rule>(dimension).fill(rule));
    return { points: nodes, weights, dimension };
  }
  const stream = randomStream(variant, 'teacher-nodes');
  const points = fillSobolNormals(new Float64Array(quasiRandom * dimension), sobolSequence(dimension, stream));
  return { points, weights: new Float64Array(quasiRandom).fill(1 / quasiRandom), dimension };
}
