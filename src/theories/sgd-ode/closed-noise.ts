import type { ActivationName } from './activation-names.js';

/** Widest students whose noise moment has an affordable closed form; 0: there is none. */
const widest: Record<ActivationName, number> = {
  'erf-sqrt2': 60,
  erf: 60,
  square: Number.POSITIVE_INFINITY,
  linear: Number.POSITIVE_INFINITY,
  relu: 6,
  tanh: 0,
  gelu: 0,
  he3: 0,
  hermite: 0,
};

/** Student activations whose closed form asks for a teacher of the same activation. */
const sameTeacher: ActivationName[] = ['square', 'relu'];

/** Widest student for which the noise moment E[e²σ'σ'] of this pair of activations has an affordable closed form; 0: there is none. */
export function widestClosedNoise(student: ActivationName, teacher: ActivationName): number {
  return sameTeacher.includes(student) && teacher !== student ? 0 : widest[student];
}
