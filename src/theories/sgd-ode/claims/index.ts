import type { Claim } from '../../../contract/index.js';
import { averagedAngles, reductionError } from './averaged-angles.js';
import { classicalDimensions } from './classical-dimensions.js';
import { closedOde } from './closed-ode.js';
import { closingDimension } from './closing-dimension.js';
import { cosineHistogram } from './cosine-histogram.js';
import { cosinePlane } from './cosine-plane.js';
import { invariantSpan } from './invariant-span.js';
import { labelNoisePlateau } from './label-noise-plateau.js';
import { landmarkClaims } from './landmark-claims.js';
import { mismatch } from './mismatch.js';
import { noiseFloor } from './noise-floor.js';
import { oneTime } from './one-time.js';
import { publishedErf, publishedSquare } from './published-runs.js';
import { targetSubspace } from './target-subspace.js';
import { widthAverages } from './width-averages.js';

/** The theory's statements that the program can put to the test. */
export const claims: Claim[] = [
  closedOde,
  oneTime,
  publishedErf,
  publishedSquare,
  noiseFloor,
  widthAverages,
  targetSubspace,
  closingDimension,
  mismatch,
  ...landmarkClaims,
  classicalDimensions,
  labelNoisePlateau,
  reductionError,
  averagedAngles,
  invariantSpan,
  cosinePlane,
  cosineHistogram,
];
