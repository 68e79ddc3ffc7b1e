import { TWO_OVER_ROOT_PI } from '../math/erf.js';
import { erf, exp, tanh } from '../math/index.js';
import type { Reals } from './kernels.js';

/** sqrt(2 / pi). */
export const ROOT_TWO_OVER_PI = 0.7978845608028654;

/** Fills `out` with f of each entry of x; a loop of its own per function, so that the engine compiles f into it. */
type Loop = (x: Reals, out: Reals) => void;

/** Activations and their derivatives; WebAssembly numbers them in this order. The derivative of relu at its kink is 0. */
export const ELEMENTWISE = {
  exp: (x, out) => {
    for (let i = 0; i < out.length; i++) out[i] = exp(x[i]!);
  },
  tanh: (x, out) => {
    for (let i = 0; i < out.length; i++) out[i] = tanh(x[i]!);
  },
  'tanh-derivative': (x, out) => {
    for (let i = 0; i < out.length; i++) {
      const t = tanh(x[i]!);
      out[i] = 1 - t * t;
    }
  },
  erf: (x, out) => {
    for (let i = 0; i < out.length; i++) out[i] = erf(x[i]!);
  },
  'erf-derivative': (x, out) => {
    for (let i = 0; i < out.length; i++) out[i] = TWO_OVER_ROOT_PI * exp(-(x[i]! * x[i]!));
  },
  'erf-sqrt2': (x, out) => {
    for (let i = 0; i < out.length; i++) out[i] = erf(x[i]! * Math.SQRT1_2);
  },
  'erf-sqrt2-derivative': (x, out) => {
    for (let i = 0; i < out.length; i++) out[i] = ROOT_TWO_OVER_PI * exp(-0.5 * (x[i]! * x[i]!));
  },
  sigmoid: (x, out) => {
    for (let i = 0; i < out.length; i++) out[i] = 1 / (1 + exp(-x[i]!));
  },
  'sigmoid-derivative': (x, out) => {
    for (let i = 0; i < out.length; i++) {
      const e = exp(-Math.abs(x[i]!));
      out[i] = e / ((1 + e) * (1 + e));
    }
  },
  relu: (x, out) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.max(x[i]!, 0);
  },
  'relu-derivative': (x, out) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.max(Math.sign(x[i]!), 0);
  },
  square: (x, out) => {
    for (let i = 0; i < out.length; i++) out[i] = x[i]! * x[i]!;
  },
  'square-derivative': (x, out) => {
    for (let i = 0; i < out.length; i++) out[i] = 2 * x[i]!;
  },
} as const satisfies Record<string, Loop>;

/** Name of an elementwise function, e.g. `tanh` or `erf-derivative`. */
export type Elementwise = keyof typeof ELEMENTWISE;

export const ELEMENTWISE_NAMES = Object.keys(ELEMENTWISE) as Elementwise[];
