import { failOptions } from './failures.js';
import { evaluate, type Ode } from './method.js';

const SAFETY = 1.2;
const ITERATIONS = 50;
/** Relative size of the finite difference: square root of the unit roundoff. */
const DIFFERENCE = 1.4901161193847656e-8;
const GOLDEN = 0.6180339887498949;

/**
 * Upper bound of the spectral radius of ∂rhs/∂y at the present state, in 1/time: that of the problem if it has one,
 * else a nonlinear power iteration times 1.2. It starts from the direction found last time plus 5 % of a fixed
 * irregular one, so that a direction that has become dominant since is found, and every run is the same.
 * Source: B. P. Sommeijer, L. F. Shampine, J. G. Verwer, J. Comput. Appl. Math. 88 (1998) 315, section 3.
 */
export function spectralRadius(ode: Ode): number {
  const { problem, state, trial } = ode;
  if (problem.spectralRadius) {
    const given = problem.spectralRadius(state.t, state.y);
    if (given >= 0) return given;
    throw failOptions(`${problem.name}: spectralRadius`, 'a number >= 0', given);
  }
  const { y, f, t } = state;
  const { direction } = state.spectrum;
  refresh(direction);
  const size = norm(y);
  const difference = DIFFERENCE * (size > 0 ? size : 1);
  let radius = 0;
  let before = 0;
  for (let i = 0; i < ITERATIONS; i++) {
    const scale = difference / norm(direction);
    for (let j = 0; j < y.length; j++) trial.argument[j] = y[j]! + scale * direction[j]!;
    evaluate(ode, t, trial.argument, trial.f);
    for (let j = 0; j < y.length; j++) direction[j] = trial.f[j]! - f[j]!;
    const image = norm(direction);
    if (!(image > 0 && image < Infinity)) break;
    before = radius;
    radius = image / difference;
    if (i > 0 && Math.abs(radius - before) <= 0.01 * radius) break;
  }
  return SAFETY * Math.max(radius, before);
}

/** Normalises the direction and mixes in an irregular vector; also the start when there is no direction yet. */
function refresh(direction: Float64Array): void {
  const size = norm(direction);
  const known = size > 0 && size < Infinity;
  const share = known ? 0.05 * Math.sqrt(12 / direction.length) : 1;
  for (let i = 0; i < direction.length; i++) {
    const irregular = (i + 1) * GOLDEN;
    direction[i] = (known ? direction[i]! / size : 0) + share * (irregular - Math.floor(irregular) - 0.5);
  }
}

function norm(v: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i]! * v[i]!;
  return Math.sqrt(sum);
}
