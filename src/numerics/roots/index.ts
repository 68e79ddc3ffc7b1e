export { bisection } from './bisection.js';
export type { RootOptions, ScalarFunction } from './bracket.js';
export { brent } from './brent.js';
export { newton } from './newton.js';
