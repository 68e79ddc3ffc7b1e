import type { Claim } from '../../../contract/index.js';
import { incremental } from './incremental.js';
import { interpolators } from './interpolators.js';
import { lassoLimit } from './lasso-limit.js';
import { lassoPath } from './lasso-path.js';
import { exactLimit, truncated } from './networks.js';
import { otherFeatures } from './other-features.js';
import { grokking, lazyThenRich, searchThenDescent } from './phases.js';
import { rate } from './rate.js';
import { recovery } from './recovery.js';
import { tradeOff } from './trade-off.js';

/** The theory's statements that the program can put to the test. */
export const claims: Claim[] = [
  exactLimit,
  lazyThenRich,
  searchThenDescent,
  incremental,
  grokking,
  interpolators,
  recovery,
  rate,
  tradeOff,
  lassoLimit,
  otherFeatures,
  truncated,
  lassoPath,
];
