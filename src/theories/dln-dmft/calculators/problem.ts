import type { Problem } from '../fixed-points/state-evolution.js';
import type { Teacher } from '../teacher.js';

/** The problem of state evolution that belongs to parameters in the form w = (u² − v²)/2. */
export function problemOf(given: {
  sampleRatio: number;
  labelNoiseVariance: number;
  weightDecay: number;
  teacher: Teacher;
  initialScale: number;
  initialAsymmetry?: number;
}): Problem {
  return {
    sampleRatio: given.sampleRatio,
    labelNoiseVariance: given.labelNoiseVariance,
    weightDecay: given.weightDecay,
    teacher: given.teacher.filter(({ weight }) => weight > 0),
    starts: [{ weight: 1, scale: given.initialScale, asymmetry: given.initialAsymmetry ?? 0 }],
  };
}
