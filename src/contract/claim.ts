import type { Job } from './job.js';
import type { UserData } from './theory.js';
import type { Exhibit } from './view.js';

export type Verdict = 'pass' | 'fail' | 'undecided';

/** One comparison of a claim: a row of the proof table. */
export interface Check {
  what: string;
  measured: number | string;
  expected: number | string;
  /** Allowed absolute deviation; for labels absent. */
  tolerance?: number;
  standardError?: number;
  verdict: Verdict;
  /** Why it is undecided or what limits it. */
  note?: string;
}

/** What a claim's check found, and the pictures that show it. */
export interface Finding {
  checks: Check[];
  exhibits: Exhibit[];
}

/** `quick` cuts seeds and sizes, never tolerances. */
export type Effort = 'quick' | 'full';

/** A statement of a theory that the program can put to the test. */
export interface Claim {
  id: string;
  statement: string;
  origin: 'abstract' | 'literature' | 'ours';
  evidence: 'published data' | 'closed form' | 'independent simulation' | 'own prototype';
  /** Vendored data sets the check needs, by name; they are handed to it. */
  sets?: string[];
  check(effort: Effort, seed: number, sets: Record<string, UserData>): Job<Finding>;
}

/** Passes when |measured - expected| <= abs + rel |expected|. */
export function within(
  what: string,
  measured: number,
  expected: number,
  { abs = 0, rel = 0 }: { abs?: number; rel?: number },
): Check {
  const tolerance = abs + rel * Math.abs(expected);
  return { what, measured, expected, tolerance, verdict: Math.abs(measured - expected) <= tolerance ? 'pass' : 'fail' };
}

/** Passes when measured <= limit: worst differences, error levels. NaN fails. */
export function atMost(what: string, measured: number, limit: number): Check {
  return { what, measured, expected: 0, tolerance: limit, verdict: measured <= limit ? 'pass' : 'fail' };
}

/**
 * A number known only with a standard error: passes when it lies within three of them of the expected value,
 * and is undecided while the standard error exceeds a fifth of the effect it has to resolve.
 */
export function statistical(
  what: string,
  {
    measured,
    standardError,
    expected,
    effect,
  }: { measured: number; standardError: number; expected: number; effect: number },
): Check {
  const row = { what, measured, expected, tolerance: 3 * standardError, standardError };
  if (!(standardError <= Math.abs(effect) / 5))
    return {
      ...row,
      verdict: 'undecided',
      note: `standard error ${standardError.toPrecision(2)} exceeds a fifth of the effect`,
    };
  return { ...row, verdict: Math.abs(measured - expected) <= 3 * standardError ? 'pass' : 'fail' };
}

/** Passes when the label is the expected one. */
export function sameLabel(what: string, measured: string, expected: string): Check {
  return { what, measured, expected, verdict: measured === expected ? 'pass' : 'fail' };
}

/** The verdict of several: fail if any fails, else undecided if any is, else pass. */
export function together(verdicts: Iterable<Verdict>): Verdict {
  const all = [...verdicts];
  if (all.includes('fail')) return 'fail';
  return all.length === 0 || all.includes('undecided') ? 'undecided' : 'pass';
}
