/**
 * Curvecast: forecasts how a neural network will learn. This door is safe for browsers; `curvecast/figures` draws,
 * `curvecast/node` reads and writes files.
 */
export type { Agreement, FiniteSizeFit, Part, Result } from './artifacts/result.js';
export type { Spec } from './artifacts/spec.js';
export { version } from './artifacts/version.js';
export * from './contract/index.js';
export { type Compared, compare, predict, simulate, theory, type Wishes } from './library.js';
export { NumericalError } from './numerics/errors.js';
export { registry } from './theories/index.js';
