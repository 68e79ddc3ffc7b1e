import { norm } from './vector.js';

export interface Orthogonalised {
  /** Qᵀ x. */
  coefficients: Float64Array;
  /** Unit vector orthogonal to the columns of Q; along x - Q Qᵀ x unless that vanishes. */
  direction: Float64Array;
  /** Norm of x - Q Qᵀ x, 0 when it is rounding error. */
  size: number;
}

/**
 * Splits x into its part inside the span of Q's orthonormal columns (`rows` x `columns`, rows > columns) and the rest,
 * by Gram-Schmidt repeated until the norm stops falling (Daniel, Gragg, Kaufman & Stewart 1976).
 */
export function orthogonalise(q: Float64Array, rows: number, columns: number, x: Float64Array): Orthogonalised {
  const coefficients = new Float64Array(columns);
  const direction = x.slice();
  const negligible = norm(x) * rows * 2.220446049250313e-16;
  const size = project(q, rows, columns, direction, coefficients, negligible);
  if (size > 0) return { coefficients, direction, size };
  // x lies in the span: any unit vector orthogonal to Q serves; the axis with the smallest row of Q is far from the span.
  let axis = 0;
  for (let i = 1; i < rows; i++) {
    if (norm(q, columns, i * columns) < norm(q, columns, axis * columns)) axis = i;
  }
  direction.fill(0);
  direction[axis] = 1;
  project(q, rows, columns, direction, new Float64Array(columns), 0);
  return { coefficients, direction, size: 0 };
}

/** Removes the span of Q from x, adds what was removed to `coefficients`, normalises x; returns its norm before that. */
function project(
  q: Float64Array,
  rows: number,
  columns: number,
  x: Float64Array,
  coefficients: Float64Array,
  negligible: number,
): number {
  let before = norm(x);
  for (;;) {
    const overlaps = new Float64Array(columns);
    for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) overlaps[j]! += q[i * columns + j]! * x[i]!;
    for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) x[i]! -= q[i * columns + j]! * overlaps[j]!;
    for (let j = 0; j < columns; j++) coefficients[j]! += overlaps[j]!;
    const after = norm(x);
    if (after <= negligible) return 0;
    if (!(after <= 0.7 * before)) {
      for (let i = 0; i < rows; i++) x[i]! /= after;
      return after;
    }
    before = after;
  }
}
