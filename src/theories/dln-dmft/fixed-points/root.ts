import type { Job } from '../../../contract/index.js';

/**
 * Root of a function that costs up to 20 ms a call, bracketed by `low` and `high`: secant steps inside a shrinking
 * bracket (Illinois rule), one yield per call. Stops at `tolerance` in x.
 */
export function* slowRoot(
  f: (x: number) => number,
  low: { x: number; f: number },
  high: { x: number; f: number },
  tolerance: number,
): Job<number> {
  let [a, b] = [low, high];
  for (let i = 0; i < 100; i++) {
    const x = i % 8 === 7 ? (a.x + b.x) / 2 : (a.x * b.f - b.x * a.f) / (b.f - a.f);
    const next = { x, f: f(x) };
    yield { done: i, note: 'state evolution' };
    if (next.f === 0 || Math.abs(next.x - b.x) <= tolerance || Math.abs(b.x - a.x) <= tolerance) return next.x;
    if (next.f > 0 === b.f > 0) a = { x: a.x, f: a.f / 2 };
    else a = b;
    b = next;
  }
  return b.x;
}
