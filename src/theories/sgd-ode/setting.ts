import { type Activation, activationOf } from './activations/index.js';
import { widestClosedNoise } from './closed-noise.js';
import type { Parameters } from './parameters.js';
import { type LearningRateSchedule, rateFactor } from './schedule.js';
import { learningRateOf, studentCount, teacherCount } from './sizes.js';

/** What the right-hand side needs of the parameters, resolved. */
export interface Setting {
  /** p; Infinity in the mean-field limit. */
  students: number;
  /** k. */
  teachers: number;
  /** d; may be Infinity. */
  dimension: number;
  activation: Activation;
  teacherActivation: Activation;
  /** γ. */
  learningRate: number;
  /** s and s*. */
  studentNormalisation: number;
  teacherNormalisation: number;
  batchSize: number;
  /** Δ. */
  labelNoiseVariance: number;
  /** η_a. */
  readoutRateRatio: number;
  /** ω. */
  hiddenWeightDecay: number;
  spherical: boolean;
  noiseTerms: Parameters['noiseTerms'];
  schedule: LearningRateSchedule;
}

/** Resolves names, implied sizes and defaults. */
export function settingOf(given: Parameters): Setting {
  const students = studentCount(given);
  const teachers = teacherCount(given);
  const activation = activationOf(given.activation, given.hermiteCoefficients);
  const teacherCoefficients =
    given.teacherHermiteCoefficients.length > 0 ? given.teacherHermiteCoefficients : given.hermiteCoefficients;
  return {
    students,
    teachers,
    dimension: given.inputDimension,
    activation,
    teacherActivation:
      given.teacherActivation === 'same' && given.activation !== 'hermite'
        ? activation
        : activationOf(
            given.teacherActivation === 'same' ? given.activation : given.teacherActivation,
            given.teacherActivation === 'same' ? given.hermiteCoefficients : teacherCoefficients,
          ),
    learningRate: learningRateOf(given),
    studentNormalisation: given.studentNormalisation === 'width' ? students : Number(given.studentNormalisation),
    teacherNormalisation: given.teacherNormalisation === 'teacherWidth' ? teachers : Number(given.teacherNormalisation),
    batchSize: given.batchSize,
    labelNoiseVariance: given.labelNoiseVariance,
    readoutRateRatio: given.readoutRateRatio,
    hiddenWeightDecay: given.hiddenWeightDecay,
    spherical: given.constraint === 'spherical',
    noiseTerms: given.noiseTerms,
    schedule: given.learningRateSchedule,
  };
}

/** Whether the noise moment of a run is computed on quasi-random nodes, and how that is said. */
export function sampledNoiseOf(given: Parameters): string | undefined {
  const { activation, teacherActivation, learningRate, students, noiseTerms } = settingOf(given);
  if (learningRate === 0 || noiseTerms !== 'all') return undefined;
  const limit = widestClosedNoise(activation.name, teacherActivation.name);
  if (given.noiseExpectation !== 'sampled' && students <= limit) return undefined;
  const pair =
    activation.name === teacherActivation.name ? activation.name : `${activation.name} and ${teacherActivation.name}`;
  const why =
    given.noiseExpectation === 'sampled'
      ? 'as asked for'
      : limit > 0
        ? `the closed form of ${pair} goes to width ${limit}`
        : `${pair} has no closed form`;
  return `noise moment on ${given.noiseNodes} quasi-random nodes (${why}), its error in the estimate`;
}

/** g = γ(t)/s, strength of the noise terms at time t. @equation g = γ/s [sgd-ode 2] */
export function noiseStrength({ learningRate, studentNormalisation, schedule }: Setting, t = 0): number {
  return (learningRate * rateFactor(schedule, t)) / studentNormalisation;
}

/** δt = γ(t)/(s d), time that one step lasts. @equation δt = γ/(s d) [sgd-ode 2] */
export function stepTime(setting: Setting, t = 0): number {
  return noiseStrength(setting, t) / setting.dimension;
}

/** Readout coefficients c = (a/s, −a*\/s*) of the error e = Σ c_b σ_b(Λ_b) − √Δ ξ, written into `out`. */
export function errorCoefficients(
  { studentNormalisation, teacherNormalisation }: Setting,
  readout: Float64Array,
  teacherReadout: Float64Array,
  out: Float64Array,
): Float64Array {
  const p = readout.length;
  for (let j = 0; j < p; j++) out[j] = readout[j]! / studentNormalisation;
  for (let r = 0; r < teacherReadout.length; r++) out[p + r] = -teacherReadout[r]! / teacherNormalisation;
  return out;
}
