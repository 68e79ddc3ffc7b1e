import { luFactor, luSolve } from './lu.js';

/** Iterates and their steps, the latest last. */
export type Memory = { at: Float64Array; step: Float64Array }[];

const depth = 5;

/**
 * Next iterate of a fixed-point iteration by Anderson mixing: the combination of the last iterates whose steps cancel
 * best. Falls back to the plain step when the combination is wild.
 * Source: H. F. Walker, P. Ni, SIAM J. Numer. Anal. 49 (2011) 1715.
 */
export function mixed(memory: Memory, at: Float64Array, step: Float64Array): Float64Array {
  memory.push({ at, step });
  if (memory.length > depth) memory.shift();
  const m = memory.length - 1;
  const next = at.slice();
  for (let j = 0; j < next.length; j++) next[j]! += step[j]!;
  if (m === 0) return next;
  const differences = memory.slice(0, m).map((past) => {
    const out = step.slice();
    for (let j = 0; j < out.length; j++) out[j]! -= past.step[j]!;
    return out;
  });
  const gram = new Float64Array(m * m);
  const weights = new Float64Array(m);
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k++) gram[i * m + k] = inner(differences[i]!, differences[k]!) * (i === k ? 1 + 1e-10 : 1);
    weights[i] = inner(differences[i]!, step);
  }
  luSolve(luFactor(gram, m), weights);
  if (!weights.every((v) => Math.abs(v) < 100)) return next;
  memory.slice(0, m).forEach((past, i) => {
    for (let j = 0; j < next.length; j++) next[j]! -= weights[i]! * (at[j]! + step[j]! - past.at[j]! - past.step[j]!);
  });
  return next;
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
