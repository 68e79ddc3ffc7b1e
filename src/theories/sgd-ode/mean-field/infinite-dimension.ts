import type { ParticleFlow, ParticleProblem } from './particle-system.js';
import { readoutOf } from './particle-system.js';
import { smoothed } from './smoothed.js';
import type { TeacherNodes } from './teacher-nodes.js';

/**
 * Particles in infinite dimension: the error is a function of the position z in the teacher span alone.
 * @equation dm_j/dt = −a_j E_z[err σ_q'(m_j·z) z], dq⊥_j/dt = −2a_j q⊥_j E_z[err σ_q''(m_j·z)], R = ½E_z[err²] [sgd-ode 3.7]
 */
export function infiniteDimension(problem: ParticleProblem, nodes: TeacherNodes): ParticleFlow {
  const { setting, layout } = problem;
  const { count, rank, orthogonalAt, readoutAt } = layout;
  const { points, weights } = nodes;
  const size = weights.length;
  const target = teacherValues(problem, nodes);
  const average = smoothed(setting.activation);
  const values = new Float64Array(size * count);
  const slopes = new Float64Array(size * count);
  const curvatures = new Float64Array(size * count);
  const error = new Float64Array(size);
  const out = new Float64Array(3);
  const project = (y: Float64Array, j: number, i: number) => {
    let u = 0;
    for (let c = 0; c < rank; c++) u += y[j * rank + c]! * points[i * rank + c]!;
    return u;
  };
  const evaluate = (y: Float64Array) => {
    const a = readoutOf(y, problem);
    for (let i = 0; i < size; i++) error[i] = -target[i]!;
    for (let j = 0; j < count; j++) {
      const q = Math.max(0, y[orthogonalAt + j]!);
      const share = a[j]! / count;
      for (let i = 0; i < size; i++) {
        average(project(y, j, i), q, out);
        const at = j * size + i;
        values[at] = out[0]!;
        slopes[at] = out[1]!;
        curvatures[at] = out[2]!;
        error[i]! += share * out[0]!;
      }
    }
  };
  return {
    operations: size * count * (60 + 4 * rank),
    flow(y, dy) {
      evaluate(y);
      const a = readoutOf(y, problem);
      for (let j = 0; j < count; j++) {
        for (let c = 0; c < rank; c++) dy[j * rank + c] = 0;
        let [bend, readout] = [0, 0];
        for (let i = 0; i < size; i++) {
          const e = weights[i]! * error[i]!;
          const pull = e * slopes[j * size + i]!;
          for (let c = 0; c < rank; c++) dy[j * rank + c]! -= a[j]! * pull * points[i * rank + c]!;
          bend += e * curvatures[j * size + i]!;
          readout += e * values[j * size + i]!;
        }
        dy[orthogonalAt + j] = -2 * a[j]! * y[orthogonalAt + j]! * bend;
        if (layout.trained) dy[readoutAt + j] = -setting.readoutRateRatio * readout;
      }
    },
    risk(y) {
      evaluate(y);
      let sum = 0;
      for (let i = 0; i < size; i++) sum += weights[i]! * error[i]! * error[i]!;
      return 0.5 * sum;
    },
  };
}

/** f* at the nodes. */
function teacherValues(
  { setting, start }: ParticleProblem,
  { points, weights, dimension }: TeacherNodes,
): Float64Array {
  const { teacherFrame, teacherReadoutWeights } = start;
  return weights.map((_, i) => {
    let sum = 0;
    teacherReadoutWeights.forEach((a, r) => {
      let u = 0;
      for (let c = 0; c < dimension; c++) u += teacherFrame[r * dimension + c]! * points[i * dimension + c]!;
      sum += a * setting.teacherActivation.value(u);
    });
    return sum / setting.teacherNormalisation;
  });
}
