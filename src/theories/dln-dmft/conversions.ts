import { exp } from '../../numerics/math/index.js';
import { type Measured, measuredOf } from './data/measured.js';
import type { Parameters } from './parameters.js';
import { normalised, type VarianceClass } from './variances.js';

/** How a form of the network maps on w = (u² − v²)/2: factors on initial scale, time and weight decay. */
export interface Conversion {
  /** α_here = scaleFactor · α. */
  scaleFactor: number;
  /** t_here = timeFactor · t. */
  timeFactor: number;
  /** λ_here = decayFactor · λ. */
  decayFactor: number;
}

/**
 * Exact conversion of a form of the network.
 * @equation w = κ(u²−v²): α → √(2κ)α, t → 2κt, λ → λ/(2κ); practitioner: w = √d s w', α → d^{1/4}√(2κs) α', t = 2κsηk/√d, λ = λ'√d/(2κs) [dln-dmft 2]
 */
export function conversionOf(form: Parameters['parametrisation']): Conversion {
  if (form.kind === 'practitioner') {
    const root = Math.sqrt(form.dimension);
    const gain = 2 * form.scale * form.featureScale;
    return {
      scaleFactor: Math.sqrt(root * gain),
      timeFactor: (gain * form.learningRate) / root,
      decayFactor: root / gain,
    };
  }
  if (form.kind === 'difference') {
    const gain = 2 * form.scale;
    return { scaleFactor: Math.sqrt(gain), timeFactor: gain, decayFactor: 1 / gain };
  }
  return { scaleFactor: 1, timeFactor: 1, decayFactor: 1 };
}

/** A share of the coordinates with their start. */
export interface StartClass {
  weight: number;
  /** a_0, with a_0² = u(0) v(0). */
  scale: number;
  /** c_0 = log(u(0)/v(0)). */
  asymmetry: number;
}

/** What the theory computes with: everything in the units of w = (u² − v²)/2. */
export interface Setting {
  sampleRatio: number;
  labelNoiseVariance: number;
  weightDecay: number;
  teacher: Parameters['teacher'];
  starts: StartClass[];
  /** Of the features, in units of 1/d; weights sum to 1, largest first. */
  variances: VarianceClass[];
  /** Features that were measured, where they are not random. */
  measured?: Measured;
  finalTime: number;
  /** Times of the theory over times of the user. */
  timeFactor: number;
  supportThreshold: number;
}

/** The parameters of a run in the units of w = (u² − v²)/2. */
export function settingOf(given: Parameters): Setting {
  const { scaleFactor, timeFactor, decayFactor } = conversionOf(given.parametrisation);
  const starts =
    given.initialMixture.length > 0
      ? given.initialMixture.filter(({ weight }) => weight > 0)
      : [{ weight: 1, scale: given.initialScale, asymmetry: given.initialAsymmetry }];
  const measured = measuredOf(given);
  return {
    sampleRatio: given.sampleRatio,
    labelNoiseVariance: measured?.fit?.meanSquare ?? given.labelNoiseVariance,
    weightDecay: given.weightDecay * decayFactor,
    teacher: measured?.fit ? standIn(measured.fit.weights) : given.teacher.filter(({ weight }) => weight > 0),
    starts: starts.map((start) => ({ ...start, scale: start.scale * scaleFactor })),
    ...(measured ? { measured } : {}),
    variances: normalised(measured ? equalShares(measured.variances) : given.featureVariances),
    finalTime: given.finalTime * timeFactor,
    timeFactor,
    supportThreshold: given.supportThreshold,
  };
}

/** u(0) and v(0) of a start. */
export function weightsOf({ scale, asymmetry }: StartClass): { u: number; v: number } {
  return { u: scale * exp(asymmetry / 2), v: scale * exp(-asymmetry / 2) };
}

function equalShares(variances: Float64Array): VarianceClass[] {
  return Array.from(variances, (variance) => ({ weight: 1 / variances.length, variance }));
}

/** The Gaussian law of the size of measured weights: what depends on their size alone takes it. */
function standIn(weights: Float64Array): Setting['teacher'] {
  let square = 0;
  for (const w of weights) square += (w * w) / weights.length;
  return [{ weight: 1, kind: 'gaussian', standardDeviation: Math.sqrt(square) }];
}
