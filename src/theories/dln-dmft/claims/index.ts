import type { Claim } from '../../../contract/index.js';
import { incremental } from './incremental.js';
import { interpolators, lassoLimit, lassoPath, rate, recovery, tradeOff } from './limits.js';
import { exactLimit, truncated } from './networks.js';
import { otherFeatures } from './other-features.js';
import { grokking, lazyThenRich, searchThenDescent } from './phases.js';

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
