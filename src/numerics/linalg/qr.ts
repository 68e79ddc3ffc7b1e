import { NumericalError } from '../errors.js';
import { makeReflector } from './householder.js';
import { transpose } from './matrix.js';
import { requireFinite, requireLength } from './shape.js';
import { solveTriangular } from './triangular.js';
import { addScaled, dot } from './vector.js';

/** Thin factorisation A = Q R: Q rows x columns with orthonormal columns, R columns x columns upper triangular. */
export interface ThinQr {
  rows: number;
  columns: number;
  q: Float64Array;
  r: Float64Array;
}

/**
 * Thin Householder QR of a `rows` x `columns` matrix, rows >= columns; the diagonal of R is >= 0, which makes it unique
 * at full rank (and Q of a normal random square matrix uniform over rotations). Throws `LINALG_SHAPE`, `LINALG_NOT_FINITE`.
 * Golub & Van Loan, Matrix Computations, 4th ed., section 5.2.
 */
export function qr(a: Float64Array, rows: number, columns: number): ThinQr {
  const { vectors, taus, r } = factor(a, rows, columns);
  // Q transposed: row j starts as e_j and receives the reflections in reverse order.
  const qt = new Float64Array(rows * columns);
  for (let j = columns - 1; j >= 0; j--) {
    qt[j * rows + j] = 1;
    for (let i = j; i < columns; i++) reflect(qt, i * rows, vectors, taus[j]!, rows, j);
  }
  const f = { rows, columns, q: transpose(qt, columns, rows), r };
  makeDiagonalNonNegative(f);
  return f;
}

/** Turns the sign of rows of R, and of the columns of Q that belong to them, in place. */
export function makeDiagonalNonNegative({ rows, columns, q, r }: ThinQr): void {
  for (let j = 0; j < columns; j++) {
    if (r[j * columns + j]! >= 0) continue;
    for (let k = j; k < columns; k++) r[j * columns + k] = -r[j * columns + k]!;
    for (let i = 0; i < rows; i++) q[i * columns + j] = -q[i * columns + j]!;
  }
}

export interface LeastSquares {
  /** Minimiser, columns x `rightHandSides`. */
  solution: Float64Array;
  /** Euclidean norm of A x - b for each right-hand side. */
  residuals: Float64Array;
}

/**
 * Minimises |A x - b| for each column of B (rows x `rightHandSides`), A `rows` x `columns` of full column rank.
 * Throws `LINALG_RANK_DEFICIENT` when a diagonal entry of R is below rows * 2.2e-16 of the largest.
 */
export function leastSquares(
  a: Float64Array,
  rows: number,
  columns: number,
  b: Float64Array,
  rightHandSides = 1,
): LeastSquares {
  requireLength('leastSquares: right-hand side', b, rows * rightHandSides);
  const { vectors, taus, r } = factor(a, rows, columns);
  requireFullRank(r, rows, columns);
  const bt = transpose(b, rows, rightHandSides);
  const head = new Float64Array(columns * rightHandSides);
  const residuals = new Float64Array(rightHandSides);
  for (let k = 0; k < rightHandSides; k++) {
    for (let j = 0; j < columns; j++) reflect(bt, k * rows, vectors, taus[j]!, rows, j);
    for (let j = 0; j < columns; j++) head[j * rightHandSides + k] = bt[k * rows + j]!;
    const rest = rows - columns;
    residuals[k] = Math.sqrt(dot(bt, bt, rest, k * rows + columns, k * rows + columns));
  }
  return { solution: solveTriangular(r, columns, head, rightHandSides, 'upper'), residuals };
}

/** Reflection vectors as rows of a columns x rows matrix (row j starts at entry j), their taus, and R. */
function factor(a: Float64Array, rows: number, columns: number) {
  requireLength('qr', a, rows * columns);
  if (rows < columns) {
    throw new NumericalError({
      code: 'LINALG_SHAPE',
      what: `qr: expected at least as many rows as columns, received ${rows} x ${columns}`,
      cause: 'the system is underdetermined',
      remedy: 'factor the transpose, or use pseudoInverse for the solution of least norm',
    });
  }
  requireFinite('qr', a);
  const vectors = transpose(a, rows, columns);
  const taus = new Float64Array(columns);
  const r = new Float64Array(columns * columns);
  for (let j = 0; j < columns; j++) {
    const { tau, beta } = makeReflector(vectors, rows - j, j * rows + j);
    taus[j] = tau;
    r[j * columns + j] = beta;
    for (let k = j + 1; k < columns; k++) {
      reflect(vectors, k * rows, vectors, tau, rows, j);
      r[j * columns + k] = vectors[k * rows + j]!;
    }
  }
  return { vectors, taus, r };
}

/** Applies reflection j to the row of x that starts at `offset`. */
function reflect(x: Float64Array, offset: number, vectors: Float64Array, tau: number, rows: number, j: number): void {
  if (tau === 0) return;
  const start = j * rows + j;
  const overlap = dot(x, vectors, rows - j, offset + j, start);
  addScaled(x, -tau * overlap, vectors, rows - j, offset + j, start);
}

function requireFullRank(r: Float64Array, rows: number, columns: number): void {
  let largest = 0;
  for (let j = 0; j < columns; j++) largest = Math.max(largest, Math.abs(r[j * columns + j]!));
  for (let j = 0; j < columns; j++) {
    const pivot = Math.abs(r[j * columns + j]!);
    if (pivot > largest * rows * 2.220446049250313e-16) continue;
    throw new NumericalError({
      code: 'LINALG_RANK_DEFICIENT',
      what: `leastSquares: column ${j} depends on the columns before it (pivot ${pivot}, largest ${largest})`,
      cause: 'the columns of the matrix are linearly dependent to working precision',
      remedy: 'drop the column, or use pseudoInverse for the solution of least norm',
    });
  }
}
