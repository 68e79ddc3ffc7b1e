import { asin } from '../../../numerics/math/index.js';
import { gaussGegenbauer } from '../../../numerics/quadrature/index.js';
import { clipped } from '../expectations/closed-pairs.js';
import { type ParticleFlow, type ParticleProblem, readoutOf, squaredNorm } from './particle-system.js';

/** Nodes of the average over the angle between the parts of two students outside the teacher span. */
const angles = 12;
const twoOverPi = 2 / Math.PI;

/** Everything one evaluation writes to. */
interface Work {
  /** 1 + κ²|w_j|². */
  spread: Float64Array;
  /** √q⊥_j. */
  root: Float64Array;
  /** Σ_b c_b U_jb, Σ_b c_b V_jb (coordinates of b) and Σ_l c_l √q_l E[Z V_jl]. */
  own: Float64Array;
  pull: Float64Array;
  outside: Float64Array;
}

/**
 * Particles of erf students in finite dimension: orthogonal parts are isotropic, so their cosine Z is averaged over.
 * @equation dm_j = −a_j Σ_b c_b {m_j E U_jb + m_b E V_jb}, dq_j = −2a_j{q_j Σ_b c_b E U_jb + Σ_l c_l √(q_jq_l) E[Z V_jl]}, Z ∝ (1−z²)^{(d−k−3)/2} [sgd-ode 3.7]
 */
export function finiteDimensionErf(problem: ParticleProblem): ParticleFlow {
  const { layout, setting } = problem;
  const { count, rank, orthogonalAt } = layout;
  const work: Work = {
    spread: new Float64Array(count),
    root: new Float64Array(count),
    own: new Float64Array(count),
    pull: new Float64Array(count * rank),
    outside: new Float64Array(count),
  };
  const free = setting.dimension - rank;
  const rule = gaussGegenbauer(angles, Math.max(1, free));
  return {
    operations: count * count * angles * 12,
    flow(y, dy) {
      prepare(y, problem, work);
      addStudents(y, problem, work, rule);
      addTeachers(y, problem, work);
      const a = readoutOf(y, problem);
      for (let j = 0; j < count; j++) {
        for (let c = 0; c < rank; c++)
          dy[j * rank + c] = -a[j]! * (y[j * rank + c]! * work.own[j]! + work.pull[j * rank + c]!);
        const q = y[orthogonalAt + j]!;
        dy[orthogonalAt + j] = -2 * a[j]! * (q * work.own[j]! + work.root[j]! * work.outside[j]!);
      }
    },
    risk: (y) => riskOf(y, problem, work, rule),
  };
}

function prepare(y: Float64Array, { layout, setting }: ParticleProblem, work: Work): void {
  const scale = setting.activation.inputScale!;
  for (let j = 0; j < layout.count; j++) {
    work.spread[j] = 1 + scale * scale * squaredNorm(y, j, layout);
    work.root[j] = Math.sqrt(Math.max(0, y[layout.orthogonalAt + j]!));
  }
  work.own.fill(0);
  work.pull.fill(0);
  work.outside.fill(0);
}

function inner(a: Float64Array, i: number, b: Float64Array, j: number, rank: number): number {
  let sum = 0;
  for (let c = 0; c < rank; c++) sum += a[i * rank + c]! * b[j * rank + c]!;
  return sum;
}

function addStudents(
  y: Float64Array,
  problem: ParticleProblem,
  work: Work,
  rule: { nodes: Float64Array; weights: Float64Array },
) {
  const { layout, setting } = problem;
  const { count, rank } = layout;
  const { spread, root, own, pull, outside } = work;
  const a = readoutOf(y, problem);
  const square = setting.activation.inputScale! * setting.activation.inputScale!;
  for (let j = 0; j < count; j++)
    for (let l = j; l < count; l++) {
      const base = square * inner(y, j, y, l, rank);
      const reach = square * root[j]! * root[l]!;
      const product = spread[j]! * spread[l]!;
      let [V, tilted, cV] = [0, 0, 0];
      for (let i = 0; i < angles; i++) {
        const z = l === j ? 1 : rule.nodes[i]!;
        const c = base + reach * z;
        const v = rule.weights[i]! / Math.sqrt(Math.max(1, product - c * c));
        V += v;
        tilted += z * v;
        cV += c * v;
      }
      const factor = (twoOverPi * square) / count;
      own[j]! -= (factor * a[l]! * cV) / spread[j]!;
      outside[j]! += factor * a[l]! * root[l]! * tilted;
      for (let c = 0; c < rank; c++) pull[j * rank + c]! += factor * a[l]! * V * y[l * rank + c]!;
      if (l === j) continue;
      own[l]! -= (factor * a[j]! * cV) / spread[l]!;
      outside[l]! += factor * a[j]! * root[j]! * tilted;
      for (let c = 0; c < rank; c++) pull[l * rank + c]! += factor * a[j]! * V * y[j * rank + c]!;
    }
}

function addTeachers(y: Float64Array, { layout, setting, start }: ParticleProblem, { spread, own, pull }: Work): void {
  const { count, rank } = layout;
  const { teacherFrame, teacherReadoutWeights } = start;
  const scale = setting.activation.inputScale!;
  const other = setting.teacherActivation.inputScale!;
  teacherReadoutWeights.forEach((weight, r) => {
    const share = (-weight / setting.teacherNormalisation) * twoOverPi * scale;
    const size = 1 + other * other * inner(teacherFrame, r, teacherFrame, r, rank);
    for (let j = 0; j < count; j++) {
      const c = scale * other * inner(y, j, teacherFrame, r, rank);
      const v = share / Math.sqrt(Math.max(1, spread[j]! * size - c * c));
      own[j]! -= (scale * c * v) / spread[j]!;
      for (let d = 0; d < rank; d++) pull[j * rank + d]! += other * v * teacherFrame[r * rank + d]!;
    }
  });
}

function riskOf(
  y: Float64Array,
  problem: ParticleProblem,
  work: Work,
  rule: { nodes: Float64Array; weights: Float64Array },
): number {
  const { layout, setting, start } = problem;
  const { count, rank } = layout;
  const { teacherFrame, teacherReadoutWeights } = start;
  prepare(y, problem, work);
  const { spread, root } = work;
  const a = readoutOf(y, problem);
  const scale = setting.activation.inputScale!;
  const other = setting.teacherActivation.inputScale!;
  const size = (r: number) => 1 + other * other * inner(teacherFrame, r, teacherFrame, r, rank);
  const coefficient = (r: number) => -teacherReadoutWeights[r]! / setting.teacherNormalisation;
  let sum = 0;
  for (let j = 0; j < count; j++)
    for (let l = j; l < count; l++) {
      const base = scale * scale * inner(y, j, y, l, rank);
      const reach = scale * scale * root[j]! * root[l]!;
      const norm = 1 / Math.sqrt(spread[j]! * spread[l]!);
      let pair = 0;
      if (l === j) pair = asin(clipped((base + reach) * norm));
      else
        for (let i = 0; i < angles; i++)
          pair += 2 * rule.weights[i]! * asin(clipped((base + reach * rule.nodes[i]!) * norm));
      sum += (a[j]! * a[l]! * pair) / (count * count);
    }
  for (let r = 0; r < teacherReadoutWeights.length; r++) {
    for (let j = 0; j < count; j++) {
      const c = scale * other * inner(y, j, teacherFrame, r, rank);
      sum += (2 * a[j]! * coefficient(r) * asin(clipped(c / Math.sqrt(spread[j]! * size(r))))) / count;
    }
    for (let u = 0; u < teacherReadoutWeights.length; u++) {
      const c = other * other * inner(teacherFrame, r, teacherFrame, u, rank);
      sum += coefficient(r) * coefficient(u) * asin(clipped(c / Math.sqrt(size(r) * size(u))));
    }
  }
  return sum / Math.PI;
}
