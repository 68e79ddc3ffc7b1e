import { crossEntropy } from './cross-entropy.js';
import { squared } from './squared.js';

export type { Loss } from './loss.js';

/** All losses by name. */
export const losses = { squared, 'cross-entropy': crossEntropy };

export type LossName = keyof typeof losses;

export const lossNames = Object.keys(losses) as [LossName, ...LossName[]];
