import { rateFactor } from '../schedule.js';
import type { Setting } from '../setting.js';

/** Everything one-pass SGD needs to know besides the weights. */
export interface Training extends Setting {
  /** d, finite. */
  dimension: number;
  /** a*. */
  teacherReadout: Float64Array;
  /** T, k × teacherRank: the teacher rows over √d in their own frame, T Tᵀ = P. */
  teacherFactor: Float64Array;
  teacherRank: number;
}

/** Scratch of one sample: pre-activations and what the error makes of them. */
export interface Sample {
  /** λ, written before `learn`. */
  preactivation: Float64Array;
  /** ρ, likewise. */
  teacherPreactivation: Float64Array;
  /** e a_j σ'(λ_j), the factor of x in the gradient of s·loss. */
  gradient: Float64Array;
  /** e σ(λ_j), summed over the batch. */
  readoutGradient: Float64Array;
  /** √Δ. */
  noiseAmplitude: number;
}

/** Empty scratch for a training. */
export function newSample({ students, teachers, labelNoiseVariance }: Training): Sample {
  return {
    preactivation: new Float64Array(students),
    teacherPreactivation: new Float64Array(teachers),
    gradient: new Float64Array(students),
    readoutGradient: new Float64Array(students),
    noiseAmplitude: Math.sqrt(labelNoiseVariance),
  };
}

/** ρ of an input whose first coordinates are those in the teacher span. */
export function projectOnTeacher(training: Training, input: Float64Array, sample: Sample): void {
  const { teachers, teacherFactor, teacherRank } = training;
  for (let r = 0; r < teachers; r++) {
    let sum = 0;
    for (let c = 0; c < teacherRank; c++) sum += teacherFactor[r * teacherRank + c]! * input[c]!;
    sample.teacherPreactivation[r] = sum;
  }
}

/**
 * The error of one sample and its gradient factors, from the pre-activations in `sample` and the label noise √Δ ξ.
 * @equation e = (1/s) Σ a_j σ(λ_j) − (1/s*) Σ a*_r σ*(ρ_r) − √Δ ξ [sgd-ode 2]
 */
export function learn(training: Training, sample: Sample, readout: Float64Array, noise: number): void {
  const { students, teachers, activation, teacherActivation, teacherReadout } = training;
  const { preactivation, teacherPreactivation, gradient, readoutGradient } = sample;
  let output = 0;
  for (let j = 0; j < students; j++) {
    const activity = activation.value(preactivation[j]!);
    gradient[j] = activity;
    output += readout[j]! * activity;
  }
  let label = 0;
  for (let r = 0; r < teachers; r++) label += teacherReadout[r]! * teacherActivation.value(teacherPreactivation[r]!);
  const error = output / training.studentNormalisation - label / training.teacherNormalisation - noise;
  if (training.readoutRateRatio > 0)
    for (let j = 0; j < students; j++) readoutGradient[j] = readoutGradient[j]! + error * gradient[j]!;
  for (let j = 0; j < students; j++) gradient[j] = error * readout[j]! * activation.derivative(preactivation[j]!);
}

/** Time one step lasts at time t, γ(t)/(s d): the factor of e a_j σ'(λ_j) x/√d in the step of w_j/√d. */
export function stepLength({ learningRate, schedule, studentNormalisation, dimension }: Training, t: number): number {
  return (learningRate * rateFactor(schedule, t)) / (studentNormalisation * dimension);
}

/**
 * Moves the readout by the batch's summed gradient, and clears that.
 * @equation a ← a − η_a δt (1/B) Σ_μ e_μ σ(λ_μ) [sgd-ode 2]
 */
export function moveReadout(training: Training, sample: Sample, readout: Float64Array, length: number): void {
  const { readoutRateRatio, batchSize, students } = training;
  if (readoutRateRatio === 0) return;
  const rate = (readoutRateRatio * length) / batchSize;
  const { readoutGradient } = sample;
  for (let j = 0; j < students; j++) readout[j] = readout[j]! - rate * readoutGradient[j]!;
  readoutGradient.fill(0);
}

/** Scales `length` entries of a matrix from `from` on to unit length. */
export function normaliseRow(matrix: Float64Array, from: number, length: number): void {
  let squared = 0;
  for (let c = from; c < from + length; c++) squared += matrix[c]! * matrix[c]!;
  const factor = 1 / Math.sqrt(squared);
  for (let c = from; c < from + length; c++) matrix[c] = matrix[c]! * factor;
}
