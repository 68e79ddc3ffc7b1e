import {
  bracketValues,
  closedWidth,
  EVERY_DOUBLE,
  finiteValue,
  noConvergence,
  type RootOptions,
  type ScalarFunction,
} from './bracket.js';

/** Search state: `best` holds the smallest |f| so far, `other` the end across the sign change, `last` the previous best. */
interface Bracket {
  best: number;
  other: number;
  last: number;
  fBest: number;
  fOther: number;
  fLast: number;
}

/**
 * Zero of a continuous `f` between `a` and `b`: inverse quadratic interpolation guarded by bisection.
 * About 10 evaluations for a smooth f at full precision; never leaves [a, b]. The default choice.
 * Throws NumericalError ROOT_NOT_BRACKETED, ROOT_NON_FINITE, ROOT_NO_CONVERGENCE.
 * Source: R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 4.
 */
export function brent(f: ScalarFunction, a: number, b: number, options: RootOptions = {}): number {
  const { tolerance = 0, maxIterations = EVERY_DOUBLE } = options;
  const { fa, fb } = bracketValues(f, a, b);
  const s: Bracket = { best: b, fBest: fb, other: a, fOther: fa, last: a, fLast: fa };
  let move = b - a;
  let moveBefore = move;
  for (let i = 1; i <= maxIterations; i++) {
    if (s.fBest > 0 === s.fOther > 0 && s.fBest !== 0) {
      s.other = s.last;
      s.fOther = s.fLast;
      move = moveBefore = s.best - s.last;
    }
    if (Math.abs(s.fOther) < Math.abs(s.fBest)) turn(s);
    const closed = closedWidth(s.best, tolerance);
    const half = (s.other - s.best) / 2;
    if (s.fBest === 0 || Math.abs(half) <= closed) return s.best;
    const guess = Math.abs(moveBefore) >= closed && Math.abs(s.fLast) > Math.abs(s.fBest) ? interpolated(s) : half;
    // A guess is trusted while it stays well inside the bracket and the moves keep shrinking.
    const trusted = guess / half > 0 && guess / half < 1.5 && Math.abs(guess) < Math.abs(moveBefore) / 2;
    moveBefore = trusted ? move : half;
    move = trusted ? guess : half;
    s.last = s.best;
    s.fLast = s.fBest;
    s.best += Math.abs(move) > closed ? move : half > 0 ? closed : -closed;
    s.fBest = finiteValue(f, s.best, i);
  }
  throw noConvergence(s.best, s.fBest, maxIterations);
}

function turn(s: Bracket): void {
  s.last = s.best;
  s.fLast = s.fBest;
  s.best = s.other;
  s.fBest = s.fOther;
  s.other = s.last;
  s.fOther = s.fLast;
}

/** Move from `best` to the zero of the secant (two points) or of the inverse parabola (three points). */
function interpolated(s: Bracket): number {
  const r = s.fBest / s.fLast;
  const width = s.other - s.best;
  if (s.last === s.other) return (width * r) / (r - 1);
  const q = s.fLast / s.fOther;
  const p = s.fBest / s.fOther;
  return -(r * (width * q * (q - p) - (s.best - s.last) * (p - 1))) / ((q - 1) * (p - 1) * (r - 1));
}
