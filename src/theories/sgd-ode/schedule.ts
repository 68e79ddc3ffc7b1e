import * as z from 'zod';
import { exp, pow } from '../../numerics/math/index.js';

/**
 * Learning-rate schedules γ(ν) written in the theory's own time t = Σ γ(ν)/(s d), so that the ODE keeps its form and only
 * the strength γ/s of the noise terms changes.
 */
export const learningRateSchedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('constant') }),
  /** γ(ν) = γ (1 + ν/ν0)^−exponent; `onset` is ν0 in units of t at the full rate, ν0 γ/(s d). Exponent 1 anneals the noise floor like 1/ν. */
  z.object({
    kind: z.literal('power'),
    exponent: z.number().positive().max(1).default(1),
    onset: z.number().positive().max(1e12).default(10),
  }),
  /** γ times factors[i] from times[i] on. */
  z.object({
    kind: z.literal('steps'),
    times: z.array(z.number().positive()).min(1),
    factors: z.array(z.number().positive().max(1e6)).min(1),
  }),
]);

/** How the learning rate changes. */
export type LearningRateSchedule = z.output<typeof learningRateSchedule>;

/**
 * γ(t)/γ at time t >= 0.
 * @equation γ(t)/γ = (1 + (1−α) t/t0)^(−α/(1−α)), exp(−t/t0) for α = 1 [sgd-ode 10.6]
 */
export function rateFactor(schedule: LearningRateSchedule, t: number): number {
  if (schedule.kind === 'constant') return 1;
  if (schedule.kind === 'steps') {
    let factor = 1;
    schedule.times.forEach((from, i) => {
      if (t >= from) factor = schedule.factors[i]!;
    });
    return factor;
  }
  const { exponent, onset } = schedule;
  if (exponent === 1) return exp(-t / onset);
  return pow(1 + ((1 - exponent) * t) / onset, -exponent / (1 - exponent));
}
