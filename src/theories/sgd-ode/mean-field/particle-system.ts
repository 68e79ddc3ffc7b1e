import type { RightHandSide } from '../../../numerics/ode/index.js';
import type { Setting } from '../setting.js';
import type { Particles } from '../state.js';

/** Where particles lie in the state of an integrator: m (p × k'), q⊥ (p), then a (p) if it is trained. */
export interface ParticleLayout {
  count: number;
  /** k'. */
  rank: number;
  orthogonalAt: number;
  readoutAt: number;
  size: number;
  trained: boolean;
}

/** Time derivative and risk of particles, before weight decay and constraint. */
export interface ParticleFlow {
  flow(y: Float64Array, dy: Float64Array): void;
  risk(y: Float64Array): number;
  /** Floating-point operations of one derivative, roughly. */
  operations: number;
}

/** What a flow is made from. */
export interface ParticleProblem {
  setting: Setting;
  layout: ParticleLayout;
  start: Particles;
}

/** The layout of a start. */
export function particleLayout(start: Particles, trained: boolean): ParticleLayout {
  const count = start.orthogonalNorms.length;
  const rank = start.projections.length / count;
  const orthogonalAt = count * rank;
  const readoutAt = orthogonalAt + count;
  return { count, rank, orthogonalAt, readoutAt, size: readoutAt + (trained ? count : 0), trained };
}

/** The state at a start. */
export function packedParticles(
  { orthogonalAt, readoutAt, size, trained }: ParticleLayout,
  start: Particles,
): Float64Array {
  const y = new Float64Array(size);
  y.set(start.projections);
  y.set(start.orthogonalNorms, orthogonalAt);
  if (trained) y.set(start.readoutWeights, readoutAt);
  return y;
}

/** Readout of a state: its own part where it is trained, else that of the start. */
export function readoutOf(y: Float64Array, { layout, start }: ParticleProblem): Float64Array {
  return layout.trained ? y.subarray(layout.readoutAt) : start.readoutWeights;
}

/**
 * The right-hand side with weight decay and constraint.
 * @equation decay: dm −= ωm, dq −= 2ωq; sphere: dm −= m v/2, dq −= q v, v = d(|m|² + q)/dt [sgd-ode 10.7, 3.9]
 */
export function particleRhs({ setting, layout }: ParticleProblem, { flow }: ParticleFlow): RightHandSide {
  const { hiddenWeightDecay: decay, spherical } = setting;
  const { count, rank, orthogonalAt } = layout;
  return (_t, y, dy) => {
    flow(y, dy);
    if (decay === 0 && !spherical) return;
    for (let j = 0; j < count; j++) {
      let growth = dy[orthogonalAt + j]!;
      for (let c = 0; c < rank; c++) growth += 2 * y[j * rank + c]! * dy[j * rank + c]!;
      const shrink = decay + (spherical ? 0.5 * (growth - 2 * decay * squaredNorm(y, j, layout)) : 0);
      for (let c = 0; c < rank; c++) dy[j * rank + c]! -= shrink * y[j * rank + c]!;
      dy[orthogonalAt + j]! -= 2 * shrink * y[orthogonalAt + j]!;
    }
  };
}

/** |m_j|² + q⊥_j. */
export function squaredNorm(y: Float64Array, j: number, { rank, orthogonalAt }: ParticleLayout): number {
  let sum = y[orthogonalAt + j]!;
  for (let c = 0; c < rank; c++) sum += y[j * rank + c]! * y[j * rank + c]!;
  return sum;
}
