import type { Setting } from '../setting.js';
import type { Overlaps } from '../state.js';

/**
 * How a student can be its teacher: `matched` students that equal one teacher unit each, and `idle` ones left over with no
 * weights; undefined when no choice of weights makes the error vanish.
 */
export function realisation(setting: Setting, start: Overlaps): { matched: number; idle: number } | undefined {
  const { activation, teacherActivation, studentNormalisation, teacherNormalisation } = setting;
  const { readoutWeights, teacherReadoutWeights } = start;
  const k = teacherReadoutWeights.length;
  if (activation !== teacherActivation || readoutWeights.length < k || setting.readoutRateRatio > 0) return undefined;
  const same = (j: number) => {
    const own = readoutWeights[j]! / studentNormalisation;
    const target = teacherReadoutWeights[j]! / teacherNormalisation;
    return Math.abs(own - target) <= 1e-12 * Math.abs(target);
  };
  for (let j = 0; j < k; j++) if (!same(j)) return undefined;
  return { matched: k, idle: readoutWeights.length - k };
}
