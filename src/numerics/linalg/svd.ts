import { NumericalError } from '../errors.js';
import { rotate } from './givens.js';
import { identity, multiply, transpose } from './matrix.js';
import { orthogonalise } from './orthogonalise.js';
import { qr } from './qr.js';
import { requireFinite, requireLength } from './shape.js';
import { dot, maxAbs, scale } from './vector.js';

/** A = U diag(values) Vᵀ with k = min(rows, columns). */
export interface Svd {
  /** rows x k, orthonormal columns. */
  u: Float64Array;
  /** k singular values, descending. */
  values: Float64Array;
  /** columns x k, orthonormal columns. */
  v: Float64Array;
}

const MAX_SWEEPS = 60;
const EPSILON = 2.220446049250313e-16;
/** Rows whose squared norm is this small beside the whole count as zero: their inner products underflow. */
const NOTHING = 1e-280;

/**
 * Thin singular value decomposition by QR and one-sided Jacobi rotations: slower than bidiagonalisation for n >> 300, but
 * small singular values keep their relative accuracy. Throws `LINALG_NOT_FINITE`, `LINALG_NO_CONVERGENCE`.
 * Demmel & Veselic, SIAM J. Matrix Anal. Appl. 13 (1992) 1204.
 */
export function svd(a: Float64Array, rows: number, columns: number): Svd {
  requireLength('svd', a, rows * columns);
  requireFinite('svd', a);
  if (rows < columns) {
    const { u, values, v } = svd(transpose(a, rows, columns), columns, rows);
    return { u: v, values, v: u };
  }
  const size = maxAbs(a);
  const extreme = size > 0 && !(size > 1e-10 && size < 1e10);
  const { q, r } = qr(extreme ? a.map((entry) => entry / size) : a, rows, columns);
  const w = identity(columns);
  orthogonaliseRows(r, w, columns);
  // Now W R = diag(values) Vᵀ, hence A = (Q Wᵀ) diag(values) Vᵀ.
  const result = assemble(q, r, w, rows, columns);
  if (extreme) scale(result.values, size);
  return result;
}

/** Rotates pairs of rows of `r` (and of `w` alike) until all pairs are orthogonal to working precision. */
function orthogonaliseRows(r: Float64Array, w: Float64Array, n: number): void {
  const floor = NOTHING * dot(r, r);
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let rotations = 0;
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) if (orthogonalisePair(r, w, n, i * n, j * n, floor)) rotations++;
    }
    if (rotations === 0) return;
  }
  throw new NumericalError({
    code: 'LINALG_NO_CONVERGENCE',
    what: `svd: Jacobi rotations of ${n} columns`,
    step: MAX_SWEEPS,
    cause: 'entries near the limits of the number range',
    remedy: 'rescale rows and columns of the matrix',
  });
}

function orthogonalisePair(r: Float64Array, w: Float64Array, n: number, i: number, j: number, floor: number): boolean {
  const alpha = dot(r, r, n, i, i);
  const beta = dot(r, r, n, j, j);
  const gamma = dot(r, r, n, i, j);
  if (alpha <= floor || beta <= floor) return false;
  if (Math.abs(gamma) <= 4 * Math.sqrt(n) * EPSILON * Math.sqrt(alpha) * Math.sqrt(beta)) return false;
  const zeta = (beta - alpha) / (2 * gamma);
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const c = 1 / Math.sqrt(1 + t * t);
  rotate(r, n, 1, i, j, c, -c * t);
  rotate(w, n, 1, i, j, c, -c * t);
  return true;
}

function assemble(q: Float64Array, r: Float64Array, w: Float64Array, rows: number, n: number): Svd {
  const floor = NOTHING * dot(r, r);
  const squares = Float64Array.from({ length: n }, (_, i) => dot(r, r, n, i * n, i * n));
  const order = [...squares.keys()].sort((i, j) => squares[j]! - squares[i]! || i - j);
  const values = Float64Array.from(order, (i) => (squares[i]! > floor ? Math.sqrt(squares[i]!) : 0));
  const wt = new Float64Array(n * n);
  const v = new Float64Array(n * n);
  order.forEach((i, k) => {
    const direction = values[k]! > 0 ? r.subarray(i * n, (i + 1) * n) : orthogonalTo(v, n, k);
    const size = values[k]! > 0 ? values[k]! : 1;
    for (let l = 0; l < n; l++) {
      wt[l * n + k] = w[i * n + l]!;
      v[l * n + k] = direction[l]! / size;
    }
  });
  return { u: multiply(q, wt, rows, n, n), values, v };
}

/** A unit vector orthogonal to the first k columns of the n x n matrix v. */
function orthogonalTo(v: Float64Array, n: number, k: number): Float64Array {
  const columns = new Float64Array(n * k);
  for (let i = 0; i < n; i++) columns.set(v.subarray(i * n, i * n + k), i * k);
  return orthogonalise(columns, n, k, new Float64Array(n)).direction;
}
