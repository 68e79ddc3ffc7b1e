import { NumericalError } from '../errors.js';
import { identity } from './matrix.js';
import { requireFinite, requireLength } from './shape.js';
import { tridiagonalEigen } from './tridiagonal-eigen.js';
import { addScaled, dot, maxAbs, norm } from './vector.js';

/** A remainder this small beside the operator is rounding error. */
const ROUNDING = 1e-14;

export interface LanczosOptions {
  /** How many of the largest eigenvalues; 1 to n. */
  count: number;
  /** Wanted |A v - value v| relative to the largest |value|; default 1e-10. */
  tolerance?: number;
  /** Most products with A; default n (where the method is exact but for rounding). */
  maxProducts?: number;
  /** Where to start, length n; default a fixed vector without structure. */
  start?: Float64Array;
}

export interface LanczosResult {
  /** Largest eigenvalues, descending. */
  values: Float64Array;
  /** count x n: row j is the unit eigenvector of values[j]. */
  vectors: Float64Array;
  /** Estimated |A v - value v| for each pair. */
  residuals: Float64Array;
  /** Products with A used. */
  products: number;
}

/**
 * Largest (most positive) eigenpairs of a symmetric operator given as x -> A x (x must be neither kept nor changed).
 * Lanczos with full reorthogonalisation; memory n * products. The start meets only one vector of the space of a multiple
 * eigenvalue, so further copies of it may be missed. Throws `LINALG_NO_CONVERGENCE` when `maxProducts` is used up.
 * Parlett, The Symmetric Eigenvalue Problem, chapter 13.
 */
export function lanczos(apply: (x: Float64Array) => Float64Array, n: number, options: LanczosOptions): LanczosResult {
  const { count, tolerance = 1e-10, maxProducts = n } = options;
  const start = options.start ?? scatter(n, 0);
  requireLength('lanczos: start', start, n);
  const limit = Math.min(maxProducts, n);
  const basis: Float64Array[] = [];
  const alphas: number[] = [];
  const betas: number[] = [];
  let worst = Number.POSITIVE_INFINITY;
  let scale = 0;
  let candidate = start.slice();
  for (let k = 1, check = count; k <= limit; k++) {
    const { vector, coupling } = nextBasisVector(candidate, basis, scale * ROUNDING);
    if (k > 1) betas.push(coupling);
    basis.push(vector);
    candidate = apply(vector).slice();
    requireLength('lanczos: product', candidate, n);
    requireFinite('lanczos: product', candidate);
    alphas.push(dot(vector, candidate));
    removeSpan(candidate, basis);
    scale = Math.max(scale, Math.abs(alphas[k - 1]!), coupling);
    if (k < check && k < limit) continue;
    check = Math.ceil(k * 1.2);
    const ritz = ritzResiduals(alphas, betas, k === n ? 0 : norm(candidate), count);
    worst = ritz.worst;
    if (worst <= tolerance) return ritzPairs(basis, alphas, betas, ritz.order, ritz.residuals);
  }
  throw new NumericalError({
    code: 'LINALG_NO_CONVERGENCE',
    what: `lanczos: ${count} eigenpairs to ${tolerance}, reached ${worst}`,
    step: limit,
    cause: 'the wanted eigenvalues are close to their neighbours, or the operator is not symmetric',
    remedy: 'raise maxProducts or the tolerance; for small n use symmetricEigen',
  });
}

/** Entries in (-1, 1) from an integer hash: no symmetry of a problem makes it orthogonal to an eigenvector. */
function scatter(n: number, salt: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    let h = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
    return ((h ^ (h >>> 15)) | 0) / 2147483648;
  });
}

/** Removes the span of the basis from x, twice: once leaves an error of the size of what was removed. */
function removeSpan(x: Float64Array, basis: Float64Array[]): void {
  for (let pass = 0; pass < 2; pass++) {
    for (const q of basis) addScaled(x, -dot(q, x), q);
  }
}

/** The candidate normalised; when it is rounding error (the space is invariant), a fresh direction not coupled to it. */
function nextBasisVector(candidate: Float64Array, basis: Float64Array[], negligible: number) {
  const size = norm(candidate);
  if (size > negligible) return { vector: candidate.map((entry) => entry / size), coupling: size };
  const vector = scatter(candidate.length, basis.length);
  removeSpan(vector, basis);
  const length = norm(vector);
  return { vector: vector.map((entry) => entry / length), coupling: 0 };
}

/** Eigenvalues of the projected operator, descending, and the residuals of the largest `count` of them. */
function ritzResiduals(alphas: number[], betas: number[], coupling: number, count: number) {
  const k = alphas.length;
  const values = Float64Array.from(alphas);
  const lastRow = new Float64Array(k);
  lastRow[k - 1] = 1;
  tridiagonalEigen(values, Float64Array.from([...betas, 0]), lastRow, 1);
  const order = [...values.keys()].sort((i, j) => values[j]! - values[i]! || i - j).slice(0, count);
  const residuals = Float64Array.from(order, (j) => coupling * Math.abs(lastRow[j]!));
  const worst = maxAbs(residuals) / (maxAbs(values) || 1);
  return { order, residuals, worst };
}

function ritzPairs(
  basis: Float64Array[],
  alphas: number[],
  betas: number[],
  order: number[],
  residuals: Float64Array,
): LanczosResult {
  const k = alphas.length;
  const n = basis[0]!.length;
  const values = Float64Array.from(alphas);
  const z = identity(k);
  // The same rotations as in ritzResiduals, hence the same order of eigenvalues.
  tridiagonalEigen(values, Float64Array.from([...betas, 0]), z);
  const vectors = new Float64Array(order.length * n);
  order.forEach((column, row) => {
    basis.forEach((q, i) => {
      addScaled(vectors, z[i * k + column]!, q, n, row * n);
    });
  });
  return { values: Float64Array.from(order, (j) => values[j]!), vectors, residuals, products: k };
}
