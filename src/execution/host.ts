import { hostname } from 'node:os';
import type { Result } from '../artifacts/result.js';

/** Who ran it, when, for how long: kept apart from what the hash of a result covers. */
export function runInfo(seconds: Record<string, number>): Result['run'] {
  return { date: new Date().toISOString(), host: hostname(), node: process.version, seconds };
}
