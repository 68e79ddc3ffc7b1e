export { affordable } from './affordable.js';
export { type Band, bands, roughSpread } from './bands.js';
export { type Expansion, type ExpansionOptions, expand } from './expansion.js';
export { fluctuations } from './fluctuations.js';
export { lawOf, type SpreadTask, spreadOf, spreadPlan, spreadQuantities, wantedSeries } from './spread.js';
