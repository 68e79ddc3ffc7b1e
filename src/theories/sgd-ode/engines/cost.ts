import { closedPair } from '../expectations/index.js';
import type { Setting } from '../setting.js';

/** Operations of the Hermite coefficients of one unit, for activations without closed two-point functions. */
const seriesOperations = 30_000;

/** Rough number of floating-point operations of one right-hand side. */
export function operationsOf(setting: Setting, p: number, noiseNodes: number): number {
  const { activation, teacherActivation } = setting;
  const n = p + setting.teachers;
  const closed = closedPair(activation, teacherActivation) && closedPair(activation, activation);
  const drift = 4 * p * n * n + (closed ? 0 : n * seriesOperations);
  const noisy = setting.noiseTerms === 'all' && setting.learningRate > 0;
  if (!noisy) return drift;
  const { name } = activation;
  if (name === 'erf-sqrt2' || name === 'erf') return drift + (p * p * n * n * 20) / 4;
  if (name === 'square' || name === 'linear') return drift + 4 * p * n * n;
  if (name === 'relu' && p <= 6) return drift + n * n * n * n * 200;
  return drift + noiseNodes * n * (n + 40);
}
