import { NumericalError } from '../errors.js';
import { givens, rotate } from './givens.js';
import { orthogonalise } from './orthogonalise.js';
import { makeDiagonalNonNegative, type ThinQr } from './qr.js';
import { requireLength } from './shape.js';

// Each update returns a new factorisation and costs O(rows * columns), against O(rows * columns²) for a fresh one.
// Daniel, Gragg, Kaufman & Stewart, Math. Comp. 30 (1976) 772; Golub & Van Loan, 4th ed., section 6.5.

/** Factorisation of A with `row` (length columns) added below. */
export function appendRow(f: ThinQr, row: Float64Array): ThinQr {
  requireLength('appendRow', row, f.columns);
  const { rows, columns } = f;
  const wide = columns + 1;
  const q = widen(f, rows + 1);
  q[rows * wide + columns] = 1;
  const r = new Float64Array(wide * columns);
  r.set(f.r);
  r.set(row, columns * columns);
  for (let j = 0; j < columns; j++) {
    const { c, s } = givens(r[j * columns + j]!, r[columns * columns + j]!);
    rotate(r, columns - j, 1, j * columns + j, columns * columns + j, c, s);
    rotate(q, rows + 1, wide, j, columns, c, s);
  }
  return narrow(q, rows + 1, r, columns);
}

/** Factorisation of A without row `index`. Needs rows > columns, else throws `LINALG_SHAPE`. */
export function deleteRow(f: ThinQr, index: number): ThinQr {
  requireIndex('deleteRow', index, f.rows);
  requireSpareRow('deleteRow', f);
  const { rows, columns } = f;
  const wide = columns + 1;
  const axis = new Float64Array(rows);
  axis[index] = 1;
  const q = widen(f, rows);
  const { direction } = orthogonalise(f.q, rows, columns, axis);
  for (let i = 0; i < rows; i++) q[i * wide + columns] = direction[i]!;
  const r = new Float64Array(wide * columns);
  r.set(f.r);
  // Rotate row `index` of [Q, direction] into its last entry: what stays in the first columns no longer touches that row.
  for (let j = columns - 1; j >= 0; j--) {
    const { c, s } = givens(q[index * wide + columns]!, q[index * wide + j]!);
    rotate(q, rows, wide, columns, j, c, s);
    rotate(r, columns, 1, columns * columns, j * columns, c, s);
  }
  q.copyWithin(index * wide, (index + 1) * wide);
  return narrow(q, rows - 1, r, columns);
}

/** Factorisation of A with `column` (length rows) added on the right. Needs rows > columns, else throws `LINALG_SHAPE`. */
export function appendColumn(f: ThinQr, column: Float64Array): ThinQr {
  requireLength('appendColumn', column, f.rows);
  requireSpareRow('appendColumn', f);
  const { rows, columns } = f;
  const wide = columns + 1;
  const { coefficients, direction, size } = orthogonalise(f.q, rows, columns, column);
  const q = widen(f, rows);
  for (let i = 0; i < rows; i++) q[i * wide + columns] = direction[i]!;
  const r = new Float64Array(wide * wide);
  for (let j = 0; j < columns; j++) {
    r.set(f.r.subarray(j * columns, (j + 1) * columns), j * wide);
    r[j * wide + columns] = coefficients[j]!;
  }
  r[columns * wide + columns] = size;
  return { rows, columns: wide, q, r };
}

/** Factorisation of A without column `index`. */
export function deleteColumn(f: ThinQr, index: number): ThinQr {
  requireIndex('deleteColumn', index, f.columns);
  const { rows, columns } = f;
  const fewer = columns - 1;
  const q = f.q.slice();
  const r = new Float64Array(columns * fewer);
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < fewer; j++) r[i * fewer + j] = f.r[i * columns + (j < index ? j : j + 1)]!;
  }
  for (let j = index; j < fewer; j++) {
    const { c, s } = givens(r[j * fewer + j]!, r[(j + 1) * fewer + j]!);
    rotate(r, fewer - j, 1, j * fewer + j, (j + 1) * fewer + j, c, s);
    rotate(q, rows, columns, j, j + 1, c, s);
  }
  return narrow(q, rows, r, fewer);
}

/** Q with a column of zeros on the right and, when `rows` exceeds it, a row of zeros below. */
function widen(f: ThinQr, rows: number): Float64Array {
  const q = new Float64Array(rows * (f.columns + 1));
  for (let i = 0; i < f.rows; i++) q.set(f.q.subarray(i * f.columns, (i + 1) * f.columns), i * (f.columns + 1));
  return q;
}

/** Drops the last column of a rows x (columns + 1) Q and the last row of R, whose part below the diagonal is rounding error. */
function narrow(wideQ: Float64Array, rows: number, tallR: Float64Array, columns: number): ThinQr {
  const q = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    q.set(wideQ.subarray(i * (columns + 1), i * (columns + 1) + columns), i * columns);
  }
  const r = tallR.slice(0, columns * columns);
  for (let i = 0; i < columns; i++) r.fill(0, i * columns, i * columns + i);
  const f = { rows, columns, q, r };
  makeDiagonalNonNegative(f);
  return f;
}

function requireIndex(what: string, index: number, length: number): void {
  if (Number.isInteger(index) && index >= 0 && index < length) return;
  throw new NumericalError({
    code: 'LINALG_SHAPE',
    what: `${what}: expected an index from 0 to ${length - 1}, received ${index}`,
    cause: 'the index does not belong to this factorisation',
    remedy: 'count from zero',
  });
}

function requireSpareRow(what: string, f: ThinQr): void {
  if (f.rows > f.columns) return;
  throw new NumericalError({
    code: 'LINALG_SHAPE',
    what: `${what}: expected more rows than columns, received ${f.rows} x ${f.columns}`,
    cause: 'the matrix would become wider than tall',
    remedy: 'factor the transpose instead',
  });
}
