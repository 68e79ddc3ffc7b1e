import type { Claim } from '../../../contract/index.js';

/** The theory's statements that the program can put to the test. */
export const claims: Claim[] = [];
