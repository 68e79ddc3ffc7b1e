import { makeReflector } from './householder.js';
import { identity } from './matrix.js';

/** A = Q T Qᵀ with T symmetric tridiagonal and Q a product of reflections. */
export interface Tridiagonal {
  n: number;
  diagonal: Float64Array;
  /** Entry i couples i and i + 1; length n, the last is 0. */
  offDiagonal: Float64Array;
  /** Row k holds, from entry k + 1 on, the vector of reflection k. */
  reflectors: Float64Array;
  taus: Float64Array;
}

/**
 * Householder reduction of a symmetric n x n matrix; only the upper triangle is read.
 * Golub & Van Loan, Matrix Computations, 4th ed., section 8.3.1.
 */
export function tridiagonalise(a: Float64Array, n: number): Tridiagonal {
  const work = a.slice();
  const diagonal = new Float64Array(n);
  const offDiagonal = new Float64Array(n);
  const taus = new Float64Array(n);
  // The rank-two update A -= v wᵀ + w vᵀ of one step is carried out in the same sweep as the product A v of the next.
  const v = new Float64Array(n);
  const w = new Float64Array(n);
  const next = new Float64Array(n);
  const product = new Float64Array(n);
  for (let k = 0; k < n - 1; k++) {
    updateRow(work, k * n, v, w, k, k, n);
    diagonal[k] = work[k * n + k]!;
    const { tau, beta } = makeReflector(work, n - k - 1, k * n + k + 1);
    offDiagonal[k] = beta;
    taus[k] = tau;
    next.set(work.subarray(k * n + k + 1, (k + 1) * n), k + 1);
    product.fill(0);
    let i = k + 1;
    for (; i < n - 1; i += 2) updateAndMultiplyRows(work, i, n, v, w, next, product);
    if (i < n) {
      work[i * n + i]! -= 2 * v[i]! * w[i]!;
      product[i]! += work[i * n + i]! * next[i]!;
    }
    let overlap = 0;
    for (let i = k + 1; i < n; i++) overlap += product[i]! * next[i]!;
    for (let i = k + 1; i < n; i++) {
      v[i] = next[i]!;
      w[i] = tau * (product[i]! - 0.5 * tau * overlap * next[i]!);
    }
  }
  if (n > 0) {
    updateRow(work, (n - 1) * n, v, w, n - 1, n - 1, n);
    diagonal[n - 1] = work[n * n - 1]!;
  }
  return { n, diagonal, offDiagonal, reflectors: work, taus };
}

function updateRow(
  a: Float64Array,
  row: number,
  v: Float64Array,
  w: Float64Array,
  i: number,
  from: number,
  n: number,
): void {
  const vi = v[i]!;
  const wi = w[i]!;
  for (let j = from; j < n; j++) a[row + j]! -= vi * w[j]! + wi * v[j]!;
}

/** Updates rows i and i + 1 of the upper triangle and adds their share, and by symmetry their columns', to A x. */
function updateAndMultiplyRows(
  a: Float64Array,
  i: number,
  n: number,
  v: Float64Array,
  w: Float64Array,
  x: Float64Array,
  product: Float64Array,
): void {
  const row0 = i * n;
  const row1 = row0 + n;
  const [v0, w0, x0, v1, w1, x1] = [v[i]!, w[i]!, x[i]!, v[i + 1]!, w[i + 1]!, x[i + 1]!];
  const head0 = a[row0 + i]! - 2 * v0 * w0;
  const cross = a[row0 + i + 1]! - (v0 * w1 + w0 * v1);
  const head1 = a[row1 + i + 1]! - 2 * v1 * w1;
  a[row0 + i] = head0;
  a[row0 + i + 1] = cross;
  a[row1 + i + 1] = head1;
  let sum0 = head0 * x0 + cross * x1;
  let sum1 = cross * x0 + head1 * x1;
  for (let j = i + 2; j < n; j++) {
    const vj = v[j]!;
    const wj = w[j]!;
    const xj = x[j]!;
    const entry0 = a[row0 + j]! - (v0 * wj + w0 * vj);
    const entry1 = a[row1 + j]! - (v1 * wj + w1 * vj);
    a[row0 + j] = entry0;
    a[row1 + j] = entry1;
    sum0 += entry0 * xj;
    sum1 += entry1 * xj;
    product[j]! += entry0 * x0 + entry1 * x1;
  }
  product[i]! += sum0;
  product[i + 1]! += sum1;
}

/** Q, row by row. */
export function reflectorProduct({ n, reflectors, taus }: Tridiagonal): Float64Array {
  const q = identity(n);
  const overlaps = new Float64Array(n);
  const following = new Float64Array(n);
  // As above: reflection k + 1 updates Q in the sweep that computes the overlaps of reflection k. Before reflection k, Q
  // is the identity outside its last n - k - 2 rows and columns.
  for (let k = n - 2; k >= -1; k--) {
    const pending = k + 1;
    following.fill(0);
    const factor = pending < n - 1 ? -taus[pending]! : 0;
    for (let i = pending; i < n; i += 2) {
      // Two rows at a time halve the traffic on overlaps; past the end the second is the first with no weight.
      const pair = i + 1 < n ? i + 1 : i;
      const old0 = i > pending ? factor * reflectors[pending * n + i]! : 0;
      const old1 = pair > i ? factor * reflectors[pending * n + pair]! : 0;
      const now0 = k >= 0 ? reflectors[k * n + i]! : 0;
      const now1 = k >= 0 && pair > i ? reflectors[k * n + pair]! : 0;
      const row0 = i * n;
      const row1 = pair * n;
      for (let j = pending; j < n; j++) {
        const overlap = overlaps[j]!;
        const entry0 = q[row0 + j]! + old0 * overlap;
        q[row0 + j] = entry0;
        const entry1 = q[row1 + j]! + old1 * overlap;
        q[row1 + j] = entry1;
        following[j]! += now0 * entry0 + now1 * entry1;
      }
    }
    overlaps.set(following);
  }
  return q;
}
