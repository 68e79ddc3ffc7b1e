import type { Setting } from '../setting.js';
import type { Overlaps } from '../state.js';

/** One quadratic unit before another: f = α λ², f* = α* ρ². */
export interface PhaseRetrieval {
  /** a; α = a/s; α* = a* P/s*. */
  readout: number;
  student: number;
  teacher: number;
  /** γ/B. */
  rate: number;
  normalisation: number;
  noiseVariance: number;
  spherical: boolean;
}

/** The problem of a setting; undefined unless it is one quadratic unit before another with fixed positive readouts. */
export function phaseRetrievalOf(setting: Setting, start: Overlaps): PhaseRetrieval | undefined {
  const { activation, teacherActivation, readoutRateRatio, studentNormalisation, teacherNormalisation } = setting;
  const single = start.readoutWeights.length === 1 && start.teacherReadoutWeights.length === 1;
  const quadratic = activation.name === 'square' && teacherActivation.name === 'square';
  if (!single || !quadratic || readoutRateRatio > 0) return undefined;
  const readout = start.readoutWeights[0]!;
  const teacher = (start.teacherReadoutWeights[0]! * start.teacherOverlap[0]!) / teacherNormalisation;
  if (!(readout > 0 && teacher > 0)) return undefined;
  return {
    readout,
    student: readout / studentNormalisation,
    teacher,
    rate: setting.learningRate / setting.batchSize,
    normalisation: studentNormalisation,
    noiseVariance: setting.labelNoiseVariance,
    spherical: setting.spherical,
  };
}

/**
 * Learning rate above which the square ODE has no bounded plateau at zero overlap (batch size 1).
 * @equation γ_max α α* = (−24 + √(576 + 36(144 + 60Δ')))/(2(144 + 60Δ')), Δ' = Δ/α*² [sgd-ode 3.9]
 */
export function blowUpRate({ student, teacher, noiseVariance }: PhaseRetrieval): number {
  const curve = 144 + (60 * noiseVariance) / (teacher * teacher);
  return (-24 + Math.sqrt(576 + 36 * curve)) / (2 * curve * student * teacher);
}

/**
 * Growth rate of the overlap from zero; NaN where the free student has no plateau.
 * @equation free: λ = 6aα*(1−q*), 1 − 3q* + Γ(15q*² − 6q* + 3 + Δ') = 0, Γ = γαα*; spherical: λ = 6a(α*−α) − v/2, v = dQ/dt at Q = 1 [sgd-ode 3.9]
 */
export function zeroOverlapRate(problem: PhaseRetrieval): number {
  const { readout, student, teacher, rate, normalisation, noiseVariance, spherical } = problem;
  if (spherical) {
    const noise = 15 * student * student - 6 * student * teacher + 3 * teacher * teacher + noiseVariance;
    const v = -4 * readout * (3 * student - teacher) + (4 * rate * readout * readout * noise) / normalisation;
    return 6 * readout * (teacher - student) - v / 2;
  }
  const G = rate * student * teacher;
  const b = 3 + 6 * G;
  const c = 1 + G * (3 + noiseVariance / (teacher * teacher));
  // The smaller root of 15 G q² − b q + c, in the form that does not cancel.
  const root = (2 * c) / (b + Math.sqrt(b * b - 60 * G * c));
  return 6 * readout * teacher * (1 - root);
}
