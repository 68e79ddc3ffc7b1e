import type { Claim } from '../../../contract/index.js';
import { exactInLawClaim } from './exact-in-law.js';
import { largestRate } from './largest-rate.js';
import { phaseRetrieval } from './phase-retrieval.js';
import { plateauEscape } from './plateau-escape.js';
import { predictedSpread } from './predicted-spread.js';
import { scalingPhases } from './scaling-phases.js';

/** Claims on plateaus, learning rates, scaling, and finite dimension. */
export const landmarkClaims: Claim[] = [
  plateauEscape,
  scalingPhases,
  largestRate,
  phaseRetrieval,
  exactInLawClaim,
  predictedSpread,
];
