/** Coefficients of one step of the s-stage method; index j = 2..s. */
export interface ChebyshevStages {
  /** Weight of the slope in the first stage. */
  first: number;
  /** Y[j] = (1-mu-nu)·y + mu·Y[j-1] + nu·Y[j-2] + h·slope·F[j-1] + h·start·F[0]. */
  mu: Float64Array;
  nu: Float64Array;
  slope: Float64Array;
  start: Float64Array;
  /** Time of stage j as a fraction of the step, j = 0..s. */
  c: Float64Array;
}

/** Damping: the stability polynomial stays 1 - O(DAMPING) below 1 inside the real interval. */
const DAMPING = 2 / 13;

const tables = new Map<number, ChebyshevStages>();

/** The coefficients for `s` >= 2 stages, made once per s. */
export function chebyshevStages(s: number): ChebyshevStages {
  let table = tables.get(s);
  if (!table) tables.set(s, (table = make(s)));
  return table;
}

function make(s: number): ChebyshevStages {
  const w0 = 1 + DAMPING / (s * s);
  const { value, first, second } = chebyshevPolynomials(s, w0);
  const w1 = first[s]! / second[s]!;
  const b = new Float64Array(s + 1);
  for (let j = 2; j <= s; j++) b[j] = second[j]! / (first[j]! * first[j]!);
  b[0] = b[1] = b[2]!;
  const mu = new Float64Array(s + 1);
  const nu = new Float64Array(s + 1);
  const slope = new Float64Array(s + 1);
  const start = new Float64Array(s + 1);
  const c = new Float64Array(s + 1);
  c[1] = b[1]! * w1;
  for (let j = 2; j <= s; j++) {
    mu[j] = (2 * b[j]! * w0) / b[j - 1]!;
    nu[j] = -b[j]! / b[j - 2]!;
    slope[j] = (2 * b[j]! * w1) / b[j - 1]!;
    start[j] = -(1 - b[j - 1]! * value[j - 1]!) * slope[j]!;
    c[j] = (w1 * second[j]!) / first[j]!;
  }
  return { first: b[1]! * w1, mu, nu, slope, start, c };
}

/** T[j](x), T'[j](x), T''[j](x) for j = 0..s by the three-term recurrence. */
function chebyshevPolynomials(s: number, x: number) {
  const value = new Float64Array(s + 1);
  const first = new Float64Array(s + 1);
  const second = new Float64Array(s + 1);
  value[0] = 1;
  value[1] = x;
  first[1] = 1;
  for (let j = 2; j <= s; j++) {
    value[j] = 2 * x * value[j - 1]! - value[j - 2]!;
    first[j] = 2 * value[j - 1]! + 2 * x * first[j - 1]! - first[j - 2]!;
    second[j] = 4 * first[j - 1]! + 2 * x * second[j - 1]! - second[j - 2]!;
  }
  return { value, first, second };
}
