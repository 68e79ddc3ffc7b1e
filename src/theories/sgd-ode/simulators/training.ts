/** A scalar function with its derivative, as a training run evaluates it on every pre-activation. */
export interface Pointwise {
  value(u: number): number;
  slope(u: number): number;
}

/** Everything one-pass SGD needs to know besides the weights: network, teacher, data and step. */
export interface Training {
  /** p and k. */
  width: number;
  teacherWidth: number;
  /** d, finite. */
  dimension: number;
  student: Pointwise;
  teacher: Pointwise;
  /** s and s*. */
  studentNormalisation: number;
  teacherNormalisation: number;
  teacherReadout: Float64Array;
  /** Learning rate γ of a step. */
  learningRate(step: number): number;
  /** η_a = γ_a d/γ: readout rate in units of t, 0 = frozen. */
  readoutRateRatio: number;
  /** √Δ. */
  noiseAmplitude: number;
  batchSize: number;
  /** Rows kept at Q_jj = 1. */
  spherical: boolean;
  /** ω: w ← w − (γ/(s d)) ω w in every step. */
  weightDecay: number;
}

/** Scratch of one sample: pre-activations and what the error makes of them. */
export interface Sample {
  /** λ, written by the caller before `learn`. */
  preactivation: Float64Array;
  /** ρ, likewise. */
  teacherPreactivation: Float64Array;
  /** e a_j σ'(λ_j), the factor of x in the gradient of s·loss. */
  gradient: Float64Array;
  /** e σ(λ_j), accumulated over the batch. */
  readoutGradient: Float64Array;
}

/** Empty scratch for a training. */
export function newSample({ width, teacherWidth }: Training): Sample {
  return {
    preactivation: new Float64Array(width),
    teacherPreactivation: new Float64Array(teacherWidth),
    gradient: new Float64Array(width),
    readoutGradient: new Float64Array(width),
  };
}

/**
 * The error of one sample and its gradient factors, from the pre-activations in `sample` and the label noise √Δ ξ.
 * @equation e = (1/s) Σ a_j σ(λ_j) − (1/s*) Σ a*_r σ*(ρ_r) − √Δ ξ [section 2]
 */
export function learn(training: Training, sample: Sample, readout: Float64Array, noise: number): void {
  const { width, teacherWidth, student, teacher, teacherReadout } = training;
  const { preactivation, teacherPreactivation, gradient, readoutGradient } = sample;
  let output = 0;
  for (let j = 0; j < width; j++) {
    const activity = student.value(preactivation[j]!);
    gradient[j] = activity;
    output += readout[j]! * activity;
  }
  let label = 0;
  for (let r = 0; r < teacherWidth; r++) label += teacherReadout[r]! * teacher.value(teacherPreactivation[r]!);
  const error = output / training.studentNormalisation - label / training.teacherNormalisation - noise;
  if (training.readoutRateRatio > 0)
    for (let j = 0; j < width; j++) readoutGradient[j] = readoutGradient[j]! + error * gradient[j]!;
  for (let j = 0; j < width; j++) gradient[j] = error * readout[j]! * student.slope(preactivation[j]!);
}

/** Moves the readout by the batch's accumulated gradient, a ← a − (γ_a/(s B)) Σ e σ, and clears it. */
export function moveReadout(training: Training, sample: Sample, readout: Float64Array, learningRate: number): void {
  const { readoutRateRatio, dimension, studentNormalisation, batchSize, width } = training;
  if (readoutRateRatio === 0) return;
  const rate = (readoutRateRatio * learningRate) / (dimension * studentNormalisation * batchSize);
  const { readoutGradient } = sample;
  for (let j = 0; j < width; j++) readout[j] = readout[j]! - rate * readoutGradient[j]!;
  readoutGradient.fill(0);
}
