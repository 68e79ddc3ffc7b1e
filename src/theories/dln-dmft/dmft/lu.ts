/** A square matrix factorised with row exchanges. */
export interface Lu {
  size: number;
  a: Float64Array;
  pivots: Int32Array;
}

/** Factorises `a` (size x size, row by row) in place; a zero pivot becomes tiny, as for a preconditioner. */
export function luFactor(a: Float64Array, size: number): Lu {
  const pivots = new Int32Array(size);
  for (let c = 0; c < size; c++) {
    let pivot = c;
    for (let r = c + 1; r < size; r++) if (Math.abs(a[r * size + c]!) > Math.abs(a[pivot * size + c]!)) pivot = r;
    pivots[c] = pivot;
    if (pivot !== c) exchange(a, size, c, pivot);
    const inverse = 1 / (a[c * size + c]! || 1e-300);
    for (let r = c + 1; r < size; r++) {
      const factor = a[r * size + c]! * inverse;
      a[r * size + c] = factor;
      if (factor !== 0) for (let k = c + 1; k < size; k++) a[r * size + k]! -= factor * a[c * size + k]!;
    }
  }
  return { size, a, pivots };
}

function exchange(a: Float64Array, size: number, r: number, s: number): void {
  for (let k = 0; k < size; k++) {
    const held = a[r * size + k]!;
    a[r * size + k] = a[s * size + k]!;
    a[s * size + k] = held;
  }
}

/** Solves for the first `size` entries of x, in place. */
export function luSolve({ size, a, pivots }: Lu, x: Float64Array): void {
  for (let c = 0; c < size; c++) {
    const held = x[c]!;
    x[c] = x[pivots[c]!]!;
    x[pivots[c]!] = held;
  }
  for (let r = 1; r < size; r++) {
    let s = x[r]!;
    for (let k = 0; k < r; k++) s -= a[r * size + k]! * x[k]!;
    x[r] = s;
  }
  for (let r = size - 1; r >= 0; r--) {
    let s = x[r]!;
    for (let k = r + 1; k < size; k++) s -= a[r * size + k]! * x[k]!;
    x[r] = s / (a[r * size + r]! || 1e-300);
  }
}
