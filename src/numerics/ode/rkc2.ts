import { chebyshevStages } from './chebyshev-stages.js';
import { sharpening, toleranceLevel } from './error-norm.js';
import { hermite } from './hermite.js';
import { evaluate, type Method, type Ode } from './method.js';
import { spectralRadius } from './spectral-radius.js';

/** Accepted steps a spectral radius is trusted for. */
const TRUST = 25;
/** Most stages of a step: keeps one step short enough to be cancelled. */
const MOST_STAGES = 250;

/**
 * Runge-Kutta-Chebyshev of order 2 with as many stages s as stability asks for: the real interval is 0.65·s² long, so
 * stiff problems with real negative eigenvalues (gradient flows, decay) take long steps without linear solves.
 * Dense output: cubic Hermite, error O(h⁴). Rounding grows like s²: s <= √(relative local tolerance / 2e-15).
 */
export const rkc2: Method = {
  name: 'rkc2',
  order: 2,
  estimateOrder: 3,
  denseOrder: 4,
  stages: 0,
  source: 'B. P. Sommeijer, L. F. Shampine, J. G. Verwer, J. Comput. Appl. Math. 88 (1998) 315',
  limitStep(ode, h) {
    updateSpectrum(ode);
    const level = toleranceLevel(ode);
    const byRounding = Math.sqrt((level * sharpening(level, 2)) / 2.2e-15);
    const most = Math.max(2, Math.min(MOST_STAGES, Math.floor(byRounding)));
    return Math.min(h, (most * most - 1) / (1.55 * ode.state.spectrum.radius));
  },
  attempt,
  interpolate: hermite,
};

/** Renews the spectral radius when it is old, or when the step it allowed was rejected. */
function updateSpectrum(ode: Ode): void {
  const { state } = ode;
  const { spectrum, counts } = state;
  const age = spectrum.madeAt < 0 ? TRUST : counts.accepted - spectrum.madeAt;
  if (age < TRUST && (state.rejection === 'none' || age === 0)) return;
  spectrum.radius = spectralRadius(ode);
  spectrum.madeAt = counts.accepted;
}

function attempt(ode: Ode, h: number): void {
  const { state, trial } = ode;
  const { y, f, t } = state;
  const n = y.length;
  const stages = Math.max(2, 1 + Math.floor(Math.sqrt(1 + 1.54 * h * state.spectrum.radius)));
  state.spectrum.stages = stages;
  const { first, mu, nu, slope, start, c } = chebyshevStages(stages);
  let before = trial.argument;
  let last = trial.error;
  let next = trial.y;
  before.set(y);
  for (let i = 0; i < n; i++) last[i] = y[i]! + h * first * f[i]!;
  for (let j = 2; j <= stages; j++) {
    evaluate(ode, t + c[j - 1]! * h, last, trial.f);
    const rest = 1 - mu[j]! - nu[j]!;
    const bySlope = h * slope[j]!;
    const byStart = h * start[j]!;
    for (let i = 0; i < n; i++)
      next[i] = rest * y[i]! + mu[j]! * last[i]! + nu[j]! * before[i]! + bySlope * trial.f[i]! + byStart * f[i]!;
    [before, last, next] = [last, next, before];
  }
  trial.y = last;
  trial.argument = before;
  trial.error = next;
  evaluate(ode, t + h, trial.y, trial.f);
  for (let i = 0; i < n; i++) trial.error[i] = 0.8 * (y[i]! - trial.y[i]!) + 0.4 * h * (f[i]! + trial.f[i]!);
}
