import { NumericalError } from '../errors.js';
import { givens } from './givens.js';
import { maxAbs } from './vector.js';

const MAX_SWEEPS = 60;
const ROUNDING = 1.1102230246251565e-16;
/** Couplings this small beside the whole matrix vanish even between zeros of the diagonal. */
const NOTHING = 1e-32;
/** After this many sweeps a block is rounding noise of a singular matrix, which the sweeps renew: then the rounding of the whole matrix counts as nothing. */
const PATIENCE = 20;

/**
 * Eigenvalues of a symmetric tridiagonal matrix by implicit QL with Wilkinson shifts; unsorted, they replace `diagonal`.
 * `offDiagonal` (entry i couples i and i + 1; length n) is destroyed. When `vectors` is given (`rows` x n, for instance the
 * identity), its columns are rotated along: identity -> eigenvectors in the columns; one row -> that row of them.
 * Throws `LINALG_NO_CONVERGENCE`. Parlett, The Symmetric Eigenvalue Problem, chapter 8.
 */
export function tridiagonalEigen(
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  vectors?: Float64Array,
  rows = diagonal.length,
): void {
  const n = diagonal.length;
  const cosines = new Float64Array(n);
  const sines = new Float64Array(n);
  const size = Math.max(maxAbs(diagonal), maxAbs(offDiagonal));
  for (let first = 0; first < n; first++) {
    for (let sweeps = 0; ; sweeps++) {
      const last = endOfBlock(diagonal, offDiagonal, first, size * (sweeps < PATIENCE ? NOTHING : ROUNDING));
      if (last === first) break;
      if (sweeps === MAX_SWEEPS) throw noConvergence(first, n);
      sweep(diagonal, offDiagonal, first, last, cosines, sines);
      if (vectors !== undefined) rotateColumns(vectors, rows, n, first, last, cosines, sines);
    }
  }
}

/** Last index of the unreduced block that starts at `first`; couplings that vanish beside the diagonal are set to zero. */
function endOfBlock(diagonal: Float64Array, offDiagonal: Float64Array, first: number, floor: number): number {
  const n = diagonal.length;
  for (let i = first; i < n - 1; i++) {
    const scale = Math.abs(diagonal[i]!) + Math.abs(diagonal[i + 1]!);
    if (Math.abs(offDiagonal[i]!) <= Math.max(ROUNDING * scale, floor)) {
      offDiagonal[i] = 0;
      return i;
    }
  }
  return n - 1;
}

/** One implicit QL sweep over the block first..last; rotation i acts on the columns i, i + 1. */
function sweep(
  d: Float64Array,
  e: Float64Array,
  first: number,
  last: number,
  cosines: Float64Array,
  sines: Float64Array,
): void {
  // Wilkinson's shift: the eigenvalue of the leading 2 x 2 block that is nearer to its first entry.
  const half = (d[first + 1]! - d[first]!) / (2 * e[first]!);
  const root = Math.sqrt(half * half + 1);
  let bulge = d[last]! - d[first]! + e[first]! / (half + (half < 0 ? -root : root));
  let s = 1;
  let c = 1;
  let shiftSum = 0;
  for (let i = last - 1; i >= first; i--) {
    const f = s * e[i]!;
    const b = c * e[i]!;
    const rotation = givens(bulge, f);
    c = rotation.c;
    s = rotation.s;
    if (i < last - 1) e[i + 1] = rotation.radius;
    bulge = d[i + 1]! - shiftSum;
    const t = (d[i]! - bulge) * s + 2 * c * b;
    shiftSum = s * t;
    d[i + 1] = bulge + shiftSum;
    bulge = c * t - b;
    cosines[i] = c;
    sines[i] = s;
  }
  d[first]! -= shiftSum;
  e[first] = bulge;
}

/** Applies one sweep to the columns first..last of z, four rows at a time: each chain of rotations waits on itself. */
function rotateColumns(
  z: Float64Array,
  rows: number,
  n: number,
  first: number,
  last: number,
  cosines: Float64Array,
  sines: Float64Array,
): void {
  for (let row = 0; row < rows; row += 4) {
    // Past the end the last row stands in for the missing ones, computed alike and written alike.
    const r0 = row * n;
    const r1 = Math.min(row + 1, rows - 1) * n;
    const r2 = Math.min(row + 2, rows - 1) * n;
    const r3 = Math.min(row + 3, rows - 1) * n;
    let f0 = z[r0 + last]!;
    let f1 = z[r1 + last]!;
    let f2 = z[r2 + last]!;
    let f3 = z[r3 + last]!;
    for (let i = last - 1; i >= first; i--) {
      const c = cosines[i]!;
      const s = sines[i]!;
      const z0 = z[r0 + i]!;
      const z1 = z[r1 + i]!;
      const z2 = z[r2 + i]!;
      const z3 = z[r3 + i]!;
      z[r0 + i + 1] = s * z0 + c * f0;
      z[r1 + i + 1] = s * z1 + c * f1;
      z[r2 + i + 1] = s * z2 + c * f2;
      z[r3 + i + 1] = s * z3 + c * f3;
      f0 = c * z0 - s * f0;
      f1 = c * z1 - s * f1;
      f2 = c * z2 - s * f2;
      f3 = c * z3 - s * f3;
    }
    z[r0 + first] = f0;
    z[r1 + first] = f1;
    z[r2 + first] = f2;
    z[r3 + first] = f3;
  }
}

function noConvergence(index: number, n: number): NumericalError {
  return new NumericalError({
    code: 'LINALG_NO_CONVERGENCE',
    what: `tridiagonal QL: eigenvalue ${index} of ${n} not separated`,
    step: MAX_SWEEPS,
    cause: 'the matrix contains NaN or entries near the limits of the number range',
    remedy: 'check and rescale the matrix',
  });
}
