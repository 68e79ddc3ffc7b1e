import { log } from '../../../numerics/math/index.js';
import type { Setting } from '../setting.js';
import type { Overlaps } from '../state.js';
import { noiseFloorSlope } from './noise-floor.js';
import { phaseRetrievalOf, zeroOverlapRate } from './phase-retrieval.js';
import { rateLimits } from './rate-limits.js';
import { symmetricPlateau } from './symmetric-plateau.js';

/** Landmarks that follow from the setting without a run; those that have no meaning for it are left out. */
export interface ClosedLandmarks {
  plateauRisk?: number;
  escapeRate?: number;
  /** ln(d)/(2λ): from a random start to the end of the plateau. */
  escapeTime?: number;
  criticalLearningRate?: number;
  blowUpLearningRate?: number;
  noiseFloorSlope?: number;
  /** γΔ times the slope. */
  noiseFloor?: number;
}

/** Growth rate with which the plateau is left: from zero overlap for one quadratic unit, else from equal students. */
export function escapeRateOf(setting: Setting, start: Overlaps): number | undefined {
  const retrieval = phaseRetrievalOf(setting, start);
  const rate = retrieval ? zeroOverlapRate(retrieval) : symmetricPlateau(setting, start)?.escapeRate;
  return rate !== undefined && Number.isFinite(rate) ? rate : undefined;
}

/** All landmarks of a setting in dimension `dimension`. @equation plateau length ≈ ln(d)/(2λ) from a random start [sgd-ode 3.8] */
export function closedLandmarks(setting: Setting, start: Overlaps, dimension: number): ClosedLandmarks {
  const found: ClosedLandmarks = {};
  const retrieval = phaseRetrievalOf(setting, start);
  const plateau = retrieval ? undefined : symmetricPlateau(setting, start);
  if (plateau) found.plateauRisk = plateau.risk;
  const rate = retrieval ? zeroOverlapRate(retrieval) : plateau?.escapeRate;
  if (rate !== undefined && Number.isFinite(rate)) found.escapeRate = rate;
  if (rate !== undefined && rate > 0) found.escapeTime = log(dimension) / (2 * rate);
  const { blowUp, critical } = rateLimits(setting, start);
  if (blowUp !== undefined) found.blowUpLearningRate = blowUp;
  if (critical !== undefined) found.criticalLearningRate = critical;
  const slope = noiseFloorSlope(setting, start);
  if (slope === undefined) return found;
  return {
    ...found,
    noiseFloorSlope: slope,
    noiseFloor: slope * setting.learningRate * setting.labelNoiseVariance,
  };
}
