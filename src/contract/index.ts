export type * from './calculation.js';
export * from './claim.js';
export * from './dataset.js';
export * from './errors.js';
export * from './job.js';
export * from './parameters.js';
export type * from './quantity.js';
export type * from './theory.js';
export type * from './view.js';
