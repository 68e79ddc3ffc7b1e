import type { Request } from '../../../contract/index.js';
import type { OdeOptions } from '../../../numerics/ode/index.js';
import type { System } from './system.js';

/** Rounding of the risk, a small difference of terms of the size of the squared outputs. */
const riskRounding = 1e-14;

/**
 * Tolerances of an integration: the risk is controlled beside the overlaps, because near the optimum it is a small
 * difference of terms of order one.
 */
export function odeOptions(system: System, request: Request): OdeOptions {
  const { moments, covariance, initial, layout, risk } = system;
  const { omega } = covariance(initial);
  const K = new Float64Array(layout.n * layout.n);
  moments.kernel(omega, K);
  let size = 0;
  for (let b = 0; b < layout.n; b++) size += outputShare(system, b) * Math.sqrt(Math.max(0, K[b * layout.n + b]!));
  return riskTolerance(risk, size * size, request);
}

/** Relative tolerance of a step. */
function toleranceOf({ quality, tolerance }: Request): number {
  return Math.min(1e-2, Math.max(1e-12, tolerance ?? (quality === 'interactive' ? 1e-4 : 1e-8)));
}

/** The request of a companion run. */
export function sharper(request: Request): Request {
  return { ...request, tolerance: toleranceOf(request) / 10 };
}

/** Tolerances for a state whose risk has terms of the given size. */
export function riskTolerance(risk: (y: Float64Array) => number, size: number, request: Request): OdeOptions {
  const rtol = toleranceOf(request);
  return {
    // The stabilised method needs a sharper local tolerance than the rounding of the risk allows.
    method: rtol < 1e-7 ? 'dormand-prince' : 'auto',
    rtol,
    atol: 1e-3 * rtol,
    norm: {
      size: 1,
      atol: Math.max(1e-300, riskRounding * size),
      of(_t, y, out) {
        out[0] = risk(y);
      },
    },
  };
}

/** |c_b|: the weight of a unit in the error. */
function outputShare({ start, setting, layout: { p } }: System, b: number): number {
  return b < p
    ? Math.abs(start.readoutWeights[b]!) / setting.studentNormalisation
    : Math.abs(start.teacherReadoutWeights[b - p]!) / setting.teacherNormalisation;
}
