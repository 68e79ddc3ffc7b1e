export { type Band, bands, roughSpread } from './bands.js';
export { type Expansion, type ExpansionOptions, expand } from './expansion.js';
export { fluctuations } from './fluctuations.js';
