import { type Activation, activationOf } from '../activations/index.js';
import { widestClosedNoise } from '../closed-noise.js';
import type { Parameters } from '../parameters.js';
import { erfDrift } from './erf-drift.js';
import { erfMixedNoise } from './erf-mixed-noise.js';
import { erfLabelNoise, erfNoise } from './erf-noise.js';
import { erfRisk } from './erf-risk.js';
import { genericDrift } from './generic-drift.js';
import { genericLabelNoise } from './generic-label-noise.js';
import { quadratic } from './kernel-energy.js';
import { linearLabelNoise, linearNoise } from './linear-noise.js';
import type { LabelMoment, Moments, NoiseMoment } from './moments.js';
import { reluLabelNoise, reluNoise } from './relu-noise.js';
import { rescaled } from './rescaled.js';
import { sampledNoise } from './sampled-noise.js';
import { squareDrift, squareLabelNoise, squareNoise } from './square.js';
import { type TwoPoint, twoPoint } from './two-point.js';

/** How the noise moment is to be computed. */
export interface NoiseChoice {
  expectation: Parameters['noiseExpectation'];
  /** Quasi-random nodes, and the number of their set. */
  nodes: number;
  set: number;
}

const defaultChoice: NoiseChoice = { expectation: 'automatic', nodes: 4096, set: 0 };

/** The moments of p students and k teachers in the fastest form known. */
export function momentsOf(
  student: Activation,
  teacher: Activation,
  p: number,
  k: number,
  choice = defaultChoice,
): Moments {
  const scales = new Float64Array(p + k).fill(1);
  const sameFamily = student.inputScale !== undefined && teacher.inputScale !== undefined;
  if (student.inputScale) scales.fill(student.inputScale, 0, p);
  if (sameFamily) scales.fill(teacher.inputScale!, p);
  const unit = activationOf('erf-sqrt2');
  const inner = plainMoments(student.inputScale ? unit : student, sameFamily ? unit : teacher, p, k, choice);
  return rescaled(inner, scales);
}

function plainMoments(student: Activation, teacher: Activation, p: number, k: number, choice: NoiseChoice): Moments {
  const n = p + k;
  const functions = twoPoint(student, teacher, p, k);
  const exact = exactNoise(student, teacher, p, n, functions, choice);
  const base = {
    p,
    n,
    kernel: functions.kernel,
    noise: exact ?? sampledNoise(student, teacher, p, n, choice),
    noiseMethod: exact ? ('closed form' as const) : ('quasi-random nodes' as const),
    labelNoise: labelNoiseOf(student, p, n, functions),
  };
  const bothErf = student.name === 'erf-sqrt2' && teacher.name === 'erf-sqrt2';
  if (bothErf) return { ...base, drift: erfDrift(p, n), risk: erfRisk(n) };
  const K = new Float64Array(n * n);
  const risk = (omega: Float64Array, c: Float64Array) => {
    functions.kernel(omega, K);
    return 0.5 * quadratic(K, c, n);
  };
  const bothSquare = student.name === 'square' && teacher.name === 'square';
  return { ...base, drift: bothSquare ? squareDrift(p, n) : genericDrift(functions, p, n), risk };
}

/** The closed noise moment, undefined when there is none or sampling is preferred. */
function exactNoise(
  student: Activation,
  teacher: Activation,
  p: number,
  n: number,
  functions: TwoPoint,
  { expectation }: NoiseChoice,
): NoiseMoment | undefined {
  if (expectation === 'sampled' || p > widestClosedNoise(student.name, teacher.name)) return undefined;
  if (student.name === 'linear') return linearNoise(functions, n);
  if (student.name === 'erf-sqrt2')
    return teacher.name === 'erf-sqrt2' ? erfNoise(p, n) : erfMixedNoise(functions, p, n);
  if (student.name === 'square') return squareNoise(p, n);
  return student.name === 'relu' ? reluNoise(p, n) : undefined;
}

function labelNoiseOf(student: Activation, p: number, n: number, functions: TwoPoint): LabelMoment {
  if (student.name === 'erf-sqrt2') return erfLabelNoise(p, n);
  if (student.name === 'square') return squareLabelNoise(p, n);
  if (student.name === 'relu') return reluLabelNoise(p, n);
  return student.name === 'linear' ? linearLabelNoise : genericLabelNoise(functions, p, n);
}
