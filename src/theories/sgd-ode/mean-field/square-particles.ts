import { type ParticleFlow, type ParticleProblem, readoutOf, squaredNorm } from './particle-system.js';

/**
 * Particles of square students and teachers in any dimension: they move in their own second moment.
 * @equation dm_j = −2a_j G m_j, G = 2(S∥−S*∥) + tr(S−S*) I, dq_j = −4a_j(2c + tr) q_j, c = ⟨a q⊥⟩/(d−k) [sgd-ode 3.7]
 */
export function squareParticles(problem: ParticleProblem): ParticleFlow {
  const { layout, setting } = problem;
  const { count, rank, orthogonalAt, readoutAt } = layout;
  const target = teacherMoment(problem);
  const gap = new Float64Array(rank * rank);
  const free = setting.dimension - rank;
  /** Fills S∥ − S*∥; returns tr(S − S*) and c. */
  const moments = (y: Float64Array) => {
    const a = readoutOf(y, problem);
    for (let i = 0; i < gap.length; i++) gap[i] = -target[i]!;
    let outside = 0;
    for (let j = 0; j < count; j++) {
      for (let c = 0; c < rank; c++)
        for (let d = 0; d < rank; d++) gap[c * rank + d]! += (a[j]! / count) * y[j * rank + c]! * y[j * rank + d]!;
      outside += (a[j]! / count) * y[orthogonalAt + j]!;
    }
    let trace = outside;
    for (let c = 0; c < rank; c++) trace += gap[c * rank + c]!;
    return { trace, outside, level: free > 0 ? outside / free : 0 };
  };
  const pulled = (y: Float64Array, j: number, c: number) => {
    let sum = 0;
    for (let d = 0; d < rank; d++) sum += gap[c * rank + d]! * y[j * rank + d]!;
    return sum;
  };
  return {
    operations: 4 * count * rank * rank,
    flow(y, dy) {
      const { trace, level } = moments(y);
      const a = readoutOf(y, problem);
      for (let j = 0; j < count; j++) {
        let energy = level * y[orthogonalAt + j]!;
        for (let c = 0; c < rank; c++) {
          const pull = pulled(y, j, c);
          dy[j * rank + c] = -2 * a[j]! * (2 * pull + trace * y[j * rank + c]!);
          energy += y[j * rank + c]! * pull;
        }
        dy[orthogonalAt + j] = -4 * a[j]! * (2 * level + trace) * y[orthogonalAt + j]!;
        if (layout.trained)
          dy[readoutAt + j] = -setting.readoutRateRatio * (trace * squaredNorm(y, j, layout) + 2 * energy);
      }
    },
    risk(y) {
      const { trace, outside, level } = moments(y);
      let squares = outside * level;
      for (const x of gap) squares += x * x;
      return 0.5 * (trace * trace + 2 * squares);
    },
  };
}

/** S*∥ = Tᵀ diag(a*) T/s*. */
function teacherMoment({ setting, layout: { rank }, start }: ParticleProblem): Float64Array {
  const moment = new Float64Array(rank * rank);
  start.teacherReadoutWeights.forEach((a, r) => {
    for (let c = 0; c < rank; c++)
      for (let d = 0; d < rank; d++)
        moment[c * rank + d]! +=
          (a / setting.teacherNormalisation) * start.teacherFrame[r * rank + c]! * start.teacherFrame[r * rank + d]!;
  });
  return moment;
}
