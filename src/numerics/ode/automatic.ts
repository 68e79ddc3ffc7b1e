import type { Ode } from './method.js';

/** End of the real stability interval of dormand-prince, and its right-hand sides per step. */
const STABLE = 3.25;
const EVALUATIONS = 6;
/** Steps in a row without a sign of stiffness that clear the count. */
const CLEAR = 6;
/** Steps in a row that rkc2 may cost more than dormand-prince before it gives way. */
const COSTLY = 10;
/** A stay with rkc2 shorter than this was a mistake: the next one needs twice the evidence. */
const SHORT = 50;

/**
 * Method `auto`, asked after each accepted step of size h. (With `dormand-prince` it only counts the stiff steps, for
 * the failure message.)
 *
 * dormand-prince -> rkc2: when h·ρ > 3.25 in `patience` steps (15 at first) without six milder ones in a row between
 * them, i.e. stability limits the step; ρ ≈ |k7-k6|/|y7-y6| costs no right-hand side.
 * rkc2 -> dormand-prince: when ten steps in a row cost more right-hand sides per unit of time than dormand-prince
 * would need for stability alone, s/h > 6ρ/3.25. `patience` doubles when that happens within 50 steps, so that a
 * problem on the border, or one with a spectrum that rkc2 does not suit, changes only a few times.
 * Source of the test: E. Hairer, G. Wanner, Solving ODEs II (1996), IV.2.
 */
export function reconsiderMethod(ode: Ode, h: number): void {
  const { state } = ode;
  const memory = state.automatic;
  memory.stepsSinceSwitch++;
  if (state.method === 'rkc2') {
    const { stages, radius } = state.spectrum;
    memory.costlySteps = stages / h > (EVALUATIONS * radius) / STABLE ? memory.costlySteps + 1 : 0;
    if (memory.costlySteps < COSTLY) return;
    memory.patience = memory.stepsSinceSwitch < SHORT ? 2 * memory.patience : 15;
    change(ode, 'dormand-prince');
    return;
  }
  if (h * lastRate(ode) > STABLE) {
    memory.stiffSteps++;
    memory.mildSteps = 0;
  } else if (++memory.mildSteps >= CLEAR) memory.stiffSteps = 0;
  if (ode.settings.method === 'auto' && memory.stiffSteps >= memory.patience) change(ode, 'rkc2');
}

function change(ode: Ode, method: string): void {
  const { state } = ode;
  state.method = method;
  state.lastError = 1;
  state.counts.switches++;
  state.spectrum.madeAt = -1;
  Object.assign(state.automatic, { stiffSteps: 0, mildSteps: 0, costlySteps: 0, stepsSinceSwitch: 0 });
}

/** |k7-k6|/|y7-y6| of the dormand-prince step just accepted: stages 6 and 7 belong to the same time. */
function lastRate(ode: Ode): number {
  const { state, trial } = ode;
  const k6 = state.stages[4]!;
  let slopes = 0;
  let states = 0;
  for (let i = 0; i < k6.length; i++) {
    const slope = state.f[i]! - k6[i]!;
    const distance = state.y[i]! - trial.argument[i]!;
    slopes += slope * slope;
    states += distance * distance;
  }
  return states > 0 ? Math.sqrt(slopes / states) : 0;
}
