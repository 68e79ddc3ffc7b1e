import type { Request } from '../../../contract/index.js';
import { NumericalError } from '../../../numerics/errors.js';
import { cholesky, pseudoInverse } from '../../../numerics/linalg/index.js';
import { gramFactor, startOf } from '../initial/index.js';
import type { Parameters } from '../parameters.js';
import { teacherCount } from '../sizes.js';
import type { Overlaps, Particles } from '../state.js';
import { drawParticles } from './draw-particles.js';

/** Particles of a run: those given, else the students of a start seen from the teacher span. */
export function particlesOf(given: Parameters, request: Pick<Request, 'start' | 'seed'>, replica: number): Particles {
  if (given.particleProjections.length > 0) return explicitParticles(given);
  const drawn = given.width === Number.POSITIVE_INFINITY && request.start === undefined;
  if (drawn && given.studentOverlap.length + given.hiddenWeightMatrix.length === 0)
    return drawParticles(given, request.seed, replica);
  return particlesFrom(startOf(given, request, replica));
}

function explicitParticles(given: Parameters): Particles {
  const count = given.particleProjections.length;
  const k = teacherCount(given);
  const ones = (length: number, values: number[]) =>
    Float64Array.from(values.length > 0 ? values : new Array<number>(length).fill(1));
  const identity = Float64Array.from({ length: k * k }, (_, i) => (i % (k + 1) === 0 ? 1 : 0));
  const overlap = given.teacherOverlap.length > 0 ? Float64Array.from(given.teacherOverlap.flat()) : identity;
  return {
    projections: Float64Array.from(given.particleProjections.flat()),
    orthogonalNorms: Float64Array.from(given.particleOrthogonalNorms),
    readoutWeights: ones(count, given.readoutWeights),
    teacherFrame: teacherFrame(overlap, k).frame,
    teacherReadoutWeights: ones(k, given.teacherReadoutWeights),
  };
}

/**
 * Students as particles.
 * @equation m_j = M_j T⁺ᵀ, q⊥_j = Q_jj − |m_j|² [sgd-ode 3.7]
 */
export function particlesFrom(start: Overlaps): Particles {
  const p = start.readoutWeights.length;
  const k = start.teacherReadoutWeights.length;
  const { frame, rank } = teacherFrame(start.teacherOverlap, k);
  const { inverse } = pseudoInverse(frame, k, rank);
  const projections = new Float64Array(p * rank);
  const orthogonalNorms = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    let inside = 0;
    for (let c = 0; c < rank; c++) {
      let m = 0;
      for (let r = 0; r < k; r++) m += start.crossOverlap[j * k + r]! * inverse[c * k + r]!;
      projections[j * rank + c] = m;
      inside += m * m;
    }
    orthogonalNorms[j] = Math.max(0, start.studentOverlap[j * p + j]! - inside);
  }
  const { readoutWeights, teacherReadoutWeights } = start;
  return { projections, orthogonalNorms, readoutWeights, teacherFrame: frame, teacherReadoutWeights };
}

/** T with P = T Tᵀ: the Cholesky factor (the identity for orthonormal teachers), for dependent rows the eigenvector factor. */
export function teacherFrame(overlap: Float64Array, k: number): { frame: Float64Array; rank: number } {
  try {
    return { frame: cholesky(overlap, k), rank: k };
  } catch (error) {
    if (!(error instanceof NumericalError)) throw error;
    const { factor, rank } = gramFactor(overlap, k);
    return { frame: factor, rank };
  }
}
