import type { Claim } from '../../../contract/index.js';
import { bounded } from './bounded.js';
import { concentration } from './concentration.js';
import { curvature } from './curvature.js';
import { deviationRate } from './deviation-rate.js';
import { equivalence } from './equivalence.js';
import { featureLearning } from './feature-tasks.js';
import { kinked } from './kinked.js';
import { laziness } from './laziness.js';
import { limitedTime } from './limited-time.js';
import { meanField } from './mean-field.js';
import { notCurvature } from './not-curvature.js';
import { prediction } from './prediction.js';
import { rateScaling } from './rate-scaling.js';
import { rules } from './rules.js';
import { sgdOnDigits } from './sgd-on-digits.js';
import { weakCorrelations } from './weak-correlations.js';
import { wideTraining } from './wide-training.js';

/** Claims of the theory, in order. */
export const claims: Claim[] = [
  prediction,
  weakCorrelations,
  curvature,
  bounded,
  deviationRate,
  kinked,
  laziness,
  meanField,
  concentration,
  wideTraining,
  rules,
  sgdOnDigits,
  limitedTime,
  rateScaling,
  equivalence,
  featureLearning,
  notCurvature,
];
