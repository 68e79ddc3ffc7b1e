import { hermite } from './hermite.js';
import { combination, combine } from './linear-combination.js';
import { evaluate, type Method } from './method.js';

/** Butcher table of an explicit method; its first stage is the slope at the start of the step, c = 0. */
export interface Table {
  /** Times of the second and further stages, as fractions of the step. */
  c: readonly number[];
  /** Their rows: row i combines the slopes of stages 1..i+1. */
  a: readonly (readonly number[])[];
  /** Weights of the new state. */
  b: readonly number[];
  /** Weights of the local error estimate; the last one belongs to the slope at the new state. */
  error?: readonly number[];
}

/** A method from its table; the slope at the new state, the first stage of the next step, is evaluated at once. */
export function explicitRungeKutta(
  about: Pick<Method, 'name' | 'order' | 'source'> & { estimateOrder?: number },
  table: Table,
): Method {
  const rows = table.a.map(combination);
  const weights = combination(table.b);
  const estimate = table.error && combination(table.error);
  const stages = rows.length;
  return {
    ...about,
    denseOrder: 4,
    stages,
    attempt(ode, h) {
      const { state, trial } = ode;
      const { slopes } = trial;
      slopes[0] = state.f;
      for (let i = 0; i < stages; i++) {
        combine(state.y, h, rows[i]!, slopes, trial.argument);
        const slope = (slopes[i + 1] = state.stages[i]!);
        evaluate(ode, state.t + table.c[i]! * h, trial.argument, slope);
      }
      combine(state.y, h, weights, slopes, trial.y);
      evaluate(ode, state.t + h, trial.y, trial.f);
      slopes[stages + 1] = trial.f;
      if (estimate) combine(trial.zero, h, estimate, slopes, trial.error);
    },
    interpolate: hermite,
  };
}
