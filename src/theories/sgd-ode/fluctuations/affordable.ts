import { operationsOf } from '../engines/cost.js';
import { layoutOf } from '../engines/order-parameters.js';
import type { Setting } from '../setting.js';

/** Most order parameters the expansion is worth: its cost grows with their third power. */
const mostOrderParameters = 60;

/** Whether the 1/d expansion can be had, and if not, why. */
export interface Affordability {
  expansion: boolean;
  reason: string;
}

/** Whether the order parameters of a setting are few enough for the 1/d expansion. */
export function affordable({ students, teachers, readoutRateRatio }: Setting): Affordability {
  const count = Number.isFinite(students) ? layoutOf(students, teachers, readoutRateRatio > 0).size : students;
  return count <= mostOrderParameters
    ? { expansion: true, reason: `1/d expansion of ${count} order parameters` }
    : {
        expansion: false,
        reason: `${count} order parameters are too many for the 1/d expansion: only the rough spread 0.8 √(γ/(s d))`,
      };
}

/** Seconds the expansion takes up to a time, roughly: measured steps of the integrator times the operations of a step. */
export function expansionSeconds(setting: Setting, finalTime: number, nodes: number): number {
  const { students: p, teachers: k, readoutRateRatio } = setting;
  const N = layoutOf(p, k, readoutRateRatio > 0).size;
  const evaluations = 6 * (40 + 0.5 * finalTime);
  return 1.2e-9 * evaluations * (4 * N * operationsOf(setting, p, nodes) + 30 * N * N * N + nodes * N * N);
}
