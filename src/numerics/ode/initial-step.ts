import { pow } from '../math/index.js';
import { evaluate, type Method, type Ode } from './method.js';

/** Aimed-at error of the first step in units of the tolerance. */
const CAUTION = 0.01;
/** Steps below this fraction of the time get lost in its rounding. */
const RESOLUTION = 1e-12;

/**
 * A first step from the slope and its change along a small Euler step; one right-hand side. With y and f measured in
 * units of the tolerance and λ = |df/dt|/|f|, an order-k error |f|/λ·(hλ)^k = 0.01 gives h; at most 100 probes.
 * Unlike the usual recipe it does not depend on the unit of time.
 * Idea: E. Hairer, S. P. Norsett, G. Wanner, Solving ODEs I (1993), II.4.
 */
export function initialStep(ode: Ode, method: Method): number {
  const { state, trial } = ode;
  const { t, y, f } = state;
  const slope = scaled(ode, f);
  const span = (ode.settings.endTime ?? Infinity) - t;
  // The probe moves the state by 1 % or by one tolerance; where it stands still, nothing but the span has a scale.
  const unknown = 1e-6 * (span < Infinity ? span : Math.max(1, Math.abs(t)));
  const careful = slope > 0 ? Math.max(0.01 * scaled(ode, y), 1) / slope : unknown;
  const probe = Math.max(Math.min(careful, span), RESOLUTION * Math.abs(t));
  for (let i = 0; i < y.length; i++) trial.argument[i] = y[i]! + probe * f[i]!;
  evaluate(ode, t + probe, trial.argument, trial.f);
  for (let i = 0; i < y.length; i++) trial.f[i] = trial.f[i]! - f[i]!;
  const bend = scaled(ode, trial.f) / probe;
  const k = method.estimateOrder ?? method.order;
  const rate = bend / slope;
  const h = slope > 0 ? pow((CAUTION * rate) / slope, 1 / k) / rate : Math.sqrt(CAUTION / bend);
  // Outside the domain (NaN) the small probe must do: the step control grows it where it can.
  return Number.isNaN(h) ? probe : Math.max(Math.min(h, 100 * probe), RESOLUTION * Math.abs(t));
}

/** Root mean square of v in units of the tolerance. */
function scaled(ode: Ode, v: Float64Array): number {
  const { y } = ode.state;
  const { atol, rtol } = ode.settings;
  let sum = 0;
  for (let i = 0; i < v.length; i++) {
    const ratio = v[i] === 0 ? 0 : v[i]! / (atol[i]! + rtol[i]! * Math.abs(y[i]!));
    sum += ratio * ratio;
  }
  return Math.sqrt(sum / v.length);
}
