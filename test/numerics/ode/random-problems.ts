import { createRequire } from 'node:module';
import type { OdeProblem, OdeStart } from '../../../src/numerics/ode/index.js';

/** A drawn problem, to be integrated from time 0 to `end`. */
export interface DrawnProblem {
  problem: OdeProblem;
  start: OdeStart;
  end: number;
}

interface Draw {
  uniform(low: number, high: number): number;
  normal(): number;
  normals(n: number): Float64Array;
}

/** A small generator of its own: the suite must not change when the library's generator does. */
function draws(seed: number): Draw {
  let state = (seed * 2654435761) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    uniform: (low, high) => low + (high - low) * next(),
    normal,
    normals: (n) => Float64Array.from({ length: n }, normal),
  };
}

type Family = (draw: Draw) => { rhs: OdeProblem['rhs']; y: ArrayLike<number>; end: number };

/** Each kind of problem the theories lead to, and some classics. */
const families: Record<string, Family> = {
  linear(draw) {
    const n = 3 + Math.floor(draw.uniform(0, 5));
    const shift = draw.uniform(0.3, 1.5);
    const a = draw.normals(n * n).map((x, k) => x / Math.sqrt(n) - (k % (n + 1) === 0 ? shift : 0));
    return {
      rhs(_t, y, dy) {
        for (let i = 0; i < n; i++) dy[i] = y.reduce((sum, value, j) => sum + a[i * n + j]! * value, 0);
      },
      y: draw.normals(n),
      end: draw.uniform(2, 10),
    };
  },
  cascade(draw) {
    const rates = Float64Array.from({ length: 5 }, () => Math.exp(draw.uniform(-2, 3)));
    return {
      rhs(_t, y, dy) {
        for (let i = 0; i < 5; i++) dy[i] = -rates[i]! * y[i]! + (y[i - 1] ?? 0);
      },
      y: draw.normals(5),
      end: draw.uniform(2, 8),
    };
  },
  logistic(draw) {
    const rate = draw.uniform(0.5, 3);
    return {
      rhs: (_t, y, dy) => void (dy[0] = rate * y[0]! * (1 - y[0]!)),
      y: [draw.uniform(0.001, 0.3)],
      end: draw.uniform(3, 20),
    };
  },
  vanDerPol(draw) {
    const mu = draw.uniform(0.2, 4);
    return {
      rhs(_t, y, dy) {
        dy[0] = y[1]!;
        dy[1] = mu * (1 - y[0]! * y[0]!) * y[1]! - y[0]!;
      },
      y: [draw.uniform(-2, 2), draw.uniform(-2, 2)],
      end: draw.uniform(5, 20),
    };
  },
  lotkaVolterra(draw) {
    const [a, b, c, d] = Array.from({ length: 4 }, () => draw.uniform(0.5, 1.5)) as [number, number, number, number];
    return {
      rhs(_t, y, dy) {
        dy[0] = y[0]! * (a - b * y[1]!);
        dy[1] = y[1]! * (d * y[0]! - c);
      },
      y: [draw.uniform(0.3, 2), draw.uniform(0.3, 2)],
      end: draw.uniform(5, 20),
    };
  },
  /** Gradient flow of |S - UUᵀ|²/4 from small weights: plateaus, then fast drops. */
  matrixFactorisation(draw) {
    const m = 3;
    const p = 2;
    const v = draw.normals(2 * m);
    const target = Array.from({ length: m * m }, (_, k) => {
      const i = Math.floor(k / m);
      const j = k % m;
      return v[i]! * v[j]! + 0.4 * v[m + i]! * v[m + j]!;
    });
    const size = Math.exp(draw.uniform(-5, -1));
    return {
      rhs(_t, u, du) {
        du.fill(0);
        for (let i = 0; i < m; i++)
          for (let j = 0; j < m; j++) {
            let residual = target[i * m + j]!;
            for (let q = 0; q < p; q++) residual -= u[i * p + q]! * u[j * p + q]!;
            for (let q = 0; q < p; q++) du[i * p + q] = du[i * p + q]! + residual * u[j * p + q]!;
          }
      },
      y: draw.normals(m * p).map((x) => size * x),
      end: draw.uniform(5, 30),
    };
  },
  /** Diagonal network: w = (u² - v²)/2 fitted to a target. */
  diagonalNetwork(draw) {
    const n = 4;
    const target = draw.normals(n);
    return {
      rhs(_t, y, dy) {
        for (let i = 0; i < n; i++) {
          const gradient = (y[i]! * y[i]! - y[n + i]! * y[n + i]!) / 2 - target[i]!;
          dy[i] = -gradient * y[i]!;
          dy[n + i] = gradient * y[n + i]!;
        }
      },
      y: new Float64Array(2 * n).fill(Math.exp(draw.uniform(-5, -1))),
      end: draw.uniform(5, 30),
    };
  },
  driven(draw) {
    const rate = Math.exp(draw.uniform(-1, 2));
    const frequency = Math.exp(draw.uniform(-1, 2));
    return {
      rhs: (t, y, dy) => void (dy[0] = -rate * (y[0]! - Math.sin(frequency * t))),
      y: [draw.normal()],
      end: draw.uniform(3, 15),
    };
  },
  /** Slow tails, as a risk that falls like a power of time. */
  powerLaw(draw) {
    const exponent = draw.uniform(1.5, 3.5);
    return {
      rhs: (_t, y, dy) => void (dy[0] = -(Math.abs(y[0]!) ** exponent)),
      y: [draw.uniform(0.5, 2)],
      end: draw.uniform(50, 500),
    };
  },
};

/** `count` problems of every family. */
export function drawProblems(count: number): DrawnProblem[] {
  return Object.entries(families).flatMap(([name, family], k) =>
    Array.from({ length: count }, (_, i) => {
      const { rhs, y, end } = family(draws(1000 * k + i + 1));
      return { problem: { name, rhs }, start: { t: 0, y: Float64Array.from(y) }, end };
    }),
  );
}

/** What is used of the npm package `odex` (Gragg-Bulirsch-Stoer extrapolation): an integrator that shares nothing with ours. */
interface Extrapolation {
  absoluteTolerance: number;
  relativeTolerance: number;
  solve(f: (t: number, y: number[]) => number[], t: number, y: number[], end: number): { y: number[]; outcome: number };
}
const { Solver } = createRequire(import.meta.url)('odex') as { Solver: new (n: number) => Extrapolation };

/** States at the times, row by row, from odex at tolerance 1e-13. */
export function extrapolated({ problem, start }: DrawnProblem, times: Float64Array): Float64Array {
  const n = start.y.length;
  const solver = new Solver(n);
  solver.absoluteTolerance = 1e-15;
  solver.relativeTolerance = 1e-13;
  const dy = new Float64Array(n);
  const f = (t: number, y: number[]) => {
    problem.rhs(t, Float64Array.from(y), dy);
    return Array.from(dy);
  };
  const values = new Float64Array(times.length * n);
  let t = start.t;
  let y = Array.from(start.y);
  times.forEach((time, row) => {
    const result = solver.solve(f, t, y, time);
    if (result.outcome !== 0) throw new Error(`odex did not converge on ${problem.name}`);
    y = result.y;
    t = time;
    values.set(y, row * n);
  });
  return values;
}
