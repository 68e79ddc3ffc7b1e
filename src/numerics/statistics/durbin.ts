/**
 * P(D < d) for the two-sided one-sample Kolmogorov-Smirnov statistic D of `n` in [1, 200] samples, 0 < d < 1, through
 * the n-th power of Durbin's matrix: exact, absolute error below 1e-12, work (n d)³ log n. Source: G. Marsaglia,
 * W. W. Tsang, J. Wang, "Evaluating Kolmogorov's distribution", J. Stat. Softw. 8 (2003), equations 3 and 4.
 */
export function durbinCdf(n: number, d: number): number {
  const k = Math.floor(n * d) + 1;
  const size = 2 * k - 1;
  let square = durbinMatrix(size, k - n * d);
  let power: Float64Array | undefined;
  for (let rest = n; rest > 0; rest >>= 1) {
    if (rest & 1) power = power ? product(power, square, size) : square;
    if (rest > 1) square = product(square, square, size);
  }
  let probability = power![(k - 1) * size + k - 1]!;
  for (let i = 1; i <= n; i++) probability *= i / n;
  return probability;
}

function durbinMatrix(size: number, h: number): Float64Array {
  const matrix = new Float64Array(size * size);
  const edge = new Float64Array(size);
  let power = h;
  for (let i = 0; i < size; i++, power *= h) edge[i] = 1 - power;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size && j <= i + 1; j++) matrix[i * size + j] = 1;
    matrix[i * size] = edge[i]!;
  }
  const last = (size - 1) * size;
  for (let j = 0; j < size; j++) matrix[last + j] = edge[size - 1 - j]!;
  let corner = h > 0.5 ? 1 : 0;
  for (let i = 0; i < size; i++) corner *= 2 * h - 1;
  matrix[last] = 2 * edge[size - 1]! - 1 + corner;
  for (let i = 0; i < size; i++) {
    let factorial = 1;
    for (let j = i; j >= 0; j--) {
      factorial *= i - j + 1;
      matrix[i * size + j] = matrix[i * size + j]! / factorial;
    }
  }
  return matrix;
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const c = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const factor = a[i * size + k]!;
      for (let j = 0; j < size; j++) c[i * size + j] = c[i * size + j]! + factor * b[k * size + j]!;
    }
  }
  return c;
}
