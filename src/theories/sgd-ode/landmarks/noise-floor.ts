import type { Setting } from '../setting.js';
import type { Overlaps } from '../state.js';
import { realisation } from './realisable.js';
import { slopeMoments } from './slope-moments.js';

/**
 * Limit of R∞/(γΔ) at vanishing learning rate, around the optimum where each teacher has its student and further students
 * are idle; undefined when there is no such optimum or the moments of σ' are not known.
 * @equation R∞ = (γΔ/(4B)) Σ_j (a_j/s)² E[σ'_j²] [Goldt et al. 2019; sgd-ode 3.9]
 */
export function noiseFloorSlope(setting: Setting, start: Overlaps): number | undefined {
  const real = realisation(setting, start);
  if (!real || setting.spherical || setting.hiddenWeightDecay > 0) return undefined;
  const moment = slopeMoments(setting.activation, start.teacherOverlap, real.matched);
  if (!moment) return undefined;
  const idle = setting.activation.derivative(0);
  let sum = 0;
  start.readoutWeights.forEach((a, j) => {
    const share = a / setting.studentNormalisation;
    sum += share * share * (j < real.matched ? moment([j, j]) : idle * idle);
  });
  return sum / (4 * setting.batchSize);
}
