import type { Setting } from '../setting.js';
import type { Overlaps } from '../state.js';
import { criticalRate } from './critical-rate.js';
import { blowUpRate, phaseRetrievalOf } from './phase-retrieval.js';

/** Learning rates a setting must stay below, where they are known. */
export interface RateLimits {
  /** Beyond it the overlaps leave every bound in finite time. */
  blowUp?: number;
  /** Beyond it the realised optimum is unstable. */
  critical?: number;
}

/** The limits of a setting that follow without a run. */
export function rateLimits(setting: Setting, start: Overlaps): RateLimits {
  const retrieval = phaseRetrievalOf(setting, start);
  const critical = criticalRate(setting, start);
  return {
    ...(retrieval && !retrieval.spherical ? { blowUp: blowUpRate(retrieval) * setting.batchSize } : {}),
    ...(critical === undefined ? {} : { critical }),
  };
}
