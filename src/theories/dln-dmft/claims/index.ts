import type { Claim } from '../../../contract/index.js';
import { incremental } from './incremental.js';
import { interpolators, lassoLimit, lassoPath, rate, recovery, tradeOff } from './limits.js';
import { grokking, lazyThenRich, searchThenDescent } from './phases.js';

/** The theory's statements that the program can put to the test. */
export const claims: Claim[] = [
  lazyThenRich,
  searchThenDescent,
  incremental,
  grokking,
  interpolators,
  recovery,
  rate,
  tradeOff,
  lassoLimit,
  lassoPath,
];
