import { ERF_SLOPE_EXCESS, F1, F2, F3, F4, F5, F6, F7, F8, TWO_OVER_ROOT_PI } from '../../math/erf.js';
import { E2, E3, E4, E5, STEP_HIGH, STEP_LOW, STEPS_PER_UNIT } from '../../math/exp-kernel.js';
import { L2, L3, L4, L5, L6, L7, L8, LN2_HIGH, LN2_LOW } from '../../math/log-kernel.js';
import { ROUNDER } from '../../math/powers-of-two.js';
import { T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11 } from '../../math/tanh.js';
import { TAIL_START } from '../../random/ziggurat.js';
import { ROOT_TWO_OVER_PI } from '../elementwise.js';

/** Constants that the WebAssembly module reads; their places are the names in scripts/assembly/kernels/names.ts. */
export const CONSTANTS: Float64Array = /* @__PURE__ */ Float64Array.of(
  ...[0.5, 1, 2],
  ...[STEPS_PER_UNIT, STEP_HIGH, STEP_LOW, ROUNDER, E2, E3, E4, E5, 708],
  ...[T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, 0.55, 1e-8, 22],
  ...[ERF_SLOPE_EXCESS, F1, F2, F3, F4, F5, F6, F7, F8, 6, 5.9375, 8, 0.125],
  ...[Math.SQRT1_2, TWO_OVER_ROOT_PI, ROOT_TWO_OVER_PI, -0],
  ...[LN2_HIGH, LN2_LOW, L2, L3, L4, L5, L6, L7, L8, TAIL_START],
  96,
);
