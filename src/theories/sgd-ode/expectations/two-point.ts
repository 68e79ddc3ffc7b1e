import type { Activation } from '../activations/index.js';
import { type ClosedPair, clipped, closedPair } from './closed-pairs.js';
import { type Coefficients, coefficientTable } from './hermite-coefficients.js';

/** Two-point functions of p students and n − p teachers whose pre-activations have covariance Ω (n × n, row-major). */
export interface TwoPoint {
  /** K_ab = E[σ_a σ_b], n × n. */
  kernel(omega: Float64Array, out: Float64Array): void;
  /** V_jb = E[σ'_j σ'_b] and U_jb = E[σ''_j σ_b], p × n; `rows` may extend them to all n. */
  slopes(omega: Float64Array, V: Float64Array, U: Float64Array, rows?: number): void;
}

/** Closed forms where the pair has them, Hermite series elsewhere. */
export function twoPoint(student: Activation, teacher: Activation, p: number, k: number): TwoPoint {
  const n = p + k;
  const units = Array.from({ length: n }, (_, b) => (b < p ? student : teacher));
  const closed: (ClosedPair | undefined)[][] = [
    [closedPair(student, student), closedPair(student, teacher)],
    [closedPair(teacher, student), closedPair(teacher, teacher)],
  ];
  const needsSeries = closed.flat().includes(undefined);
  const coefficients = needsSeries ? coefficientTable(units) : undefined;
  const pairOf = (a: number, b: number) => closed[a < p ? 0 : 1]![b < p ? 0 : 1];
  return {
    kernel(omega, out) {
      const table = coefficients?.((u) => omega[u * n + u]!);
      for (let a = 0; a < n; a++)
        for (let b = a; b < n; b++) {
          const [A, B, c] = [omega[a * n + a]!, omega[b * n + b]!, omega[a * n + b]!];
          const pair = pairOf(a, b);
          out[a * n + b] = out[b * n + a] = pair
            ? pair.kernel(A, B, c)
            : series(table!.value, table!.value, table!, a, b, correlation(A, B, c));
        }
    },
    slopes(omega, V, U, rows = p) {
      const table = coefficients?.((u) => omega[u * n + u]!);
      for (let j = 0; j < rows; j++)
        for (let b = 0; b < n; b++) {
          const [A, B, c] = [omega[j * n + j]!, omega[b * n + b]!, omega[j * n + b]!];
          const pair = pairOf(j, b);
          const rho = pair ? 0 : correlation(A, B, c);
          V[j * n + b] = pair ? pair.slopes(A, B, c) : series(table!.slope, table!.slope, table!, j, b, rho);
          U[j * n + b] = pair ? pair.curvature(A, B, c) : series(table!.curvature, table!.value, table!, j, b, rho);
        }
    },
  };
}

function correlation(A: number, B: number, c: number): number {
  const size = Math.sqrt(A * B);
  return size > 0 ? clipped(c / size) : 0;
}

/** @equation E[F(u) G(v)] = Σ_n F_n(A) G_n(B) ρ^n, ρ = c/√(AB) [sgd-ode 3.2] */
function series(F: Float64Array, G: Float64Array, { count }: Coefficients, a: number, b: number, rho: number): number {
  const [atF, atG] = [a * count, b * count];
  let sum = 0;
  for (let n = count - 1; n >= 0; n--) sum = sum * rho + F[atF + n]! * G[atG + n]!;
  return sum;
}
