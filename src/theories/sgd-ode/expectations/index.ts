export { closedPair } from './closed-pairs.js';
export type { Moments } from './moments.js';
export { momentsOf, type NoiseChoice } from './moments-of.js';
