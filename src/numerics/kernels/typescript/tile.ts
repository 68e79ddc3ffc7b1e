const { fround } = Math;

/** Two rows of op(A) against a panel of four columns: eight inner products, each summed in order from zero. */
export function tile64(
  a: Float64Array,
  row0: number,
  row1: number,
  step: number,
  panel: Float64Array,
  inner: number,
  sums: Float64Array,
): void {
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let at0 = row0;
  let at1 = row1;
  for (let l = 0; l < 4 * inner; l += 4) {
    const x = a[at0]!;
    const y = a[at1]!;
    at0 += step;
    at1 += step;
    const b0 = panel[l]!;
    const b1 = panel[l + 1]!;
    const b2 = panel[l + 2]!;
    const b3 = panel[l + 3]!;
    s00 += x * b0;
    s01 += x * b1;
    s02 += x * b2;
    s03 += x * b3;
    s10 += y * b0;
    s11 += y * b1;
    s12 += y * b2;
    s13 += y * b3;
  }
  sums[0] = s00;
  sums[1] = s01;
  sums[2] = s02;
  sums[3] = s03;
  sums[4] = s10;
  sums[5] = s11;
  sums[6] = s12;
  sums[7] = s13;
}

/** The same in single precision. */
export function tile32(
  a: Float32Array,
  row0: number,
  row1: number,
  step: number,
  panel: Float32Array,
  inner: number,
  sums: Float32Array,
): void {
  sums.fill(0);
  for (let l = 0; l < inner; l++) {
    const x = a[row0 + l * step]!;
    const y = a[row1 + l * step]!;
    for (let s = 0; s < 4; s++) {
      const b = panel[4 * l + s]!;
      sums[s] = sums[s]! + fround(x * b);
      sums[s + 4] = sums[s + 4]! + fround(y * b);
    }
  }
}

/** c = beta c + alpha sum for `width` entries of C from `at`; for beta = 0 the old entries are not read. */
export function update64(
  c: Float64Array,
  at: number,
  width: number,
  sums: Float64Array,
  from: number,
  alpha: number,
  beta: number,
): void {
  for (let s = 0; s < width; s++) {
    const old = beta === 0 ? 0 : beta * c[at + s]!;
    c[at + s] = old + alpha * sums[from + s]!;
  }
}

/** The same in single precision. */
export function update32(
  c: Float32Array,
  at: number,
  width: number,
  sums: Float32Array,
  from: number,
  alpha: number,
  beta: number,
): void {
  const scale = fround(alpha);
  const keep = fround(beta);
  for (let s = 0; s < width; s++) {
    const old = keep === 0 ? 0 : fround(keep * c[at + s]!);
    c[at + s] = old + fround(scale * sums[from + s]!);
  }
}
