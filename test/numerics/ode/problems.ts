import type { OdeProblem, OdeStart } from '../../../src/numerics/ode/index.js';

/** A problem with its solution in closed form. */
export interface SolvedProblem {
  problem: OdeProblem;
  start: OdeStart;
  end: number;
  exact(t: number): number[];
}

const at = (t: number, ...y: number[]): OdeStart => ({ t, y: Float64Array.from(y) });

/** Smooth, nonlinear, driven by time, starting off zero: what orders are measured on. */
export const smooth: SolvedProblem = {
  problem: {
    name: 'smooth',
    rhs(t, y, dy) {
      dy[0] = y[0]! * Math.cos(t);
      dy[1] = y[1]! * (1 - y[1]!);
      dy[2] = -y[2]! + Math.sin(t) + Math.cos(t);
    },
  },
  start: at(0, 1, 0.1, 1),
  end: 5,
  exact: (t) => [Math.exp(Math.sin(t)), 1 / (1 + 9 * Math.exp(-t)), Math.sin(t) + Math.exp(-t)],
};

export const oscillator: SolvedProblem = {
  problem: {
    name: 'oscillator',
    rhs(_t, y, dy) {
      dy[0] = y[1]!;
      dy[1] = -y[0]!;
    },
  },
  start: at(0, 1, 0),
  end: 20,
  exact: (t) => [Math.cos(t), -Math.sin(t)],
};

/** dy/dt = y²: leaves every bound at t = 1. */
export const explosion: OdeProblem = {
  name: 'explosion',
  rhs: (_t, y, dy) => {
    dy[0] = y[0]! * y[0]!;
  },
};

/** Heat equation on n points of (0, 1): real eigenvalues down to -4(n+1)². */
export function heat(n: number): SolvedProblem {
  const scale = (n + 1) * (n + 1);
  const modes = [1, 9];
  const rate = (k: number) => 4 * scale * Math.sin((Math.PI * k) / (2 * (n + 1))) ** 2;
  const exact = (t: number) =>
    Array.from({ length: n }, (_, i) =>
      modes.reduce((sum, k) => sum + Math.exp(-rate(k) * t) * Math.sin((Math.PI * k * (i + 1)) / (n + 1)), 0),
    );
  return {
    problem: {
      name: 'heat',
      rhs(_t, y, dy) {
        for (let i = 0; i < n; i++) dy[i] = scale * ((y[i - 1] ?? 0) - 2 * y[i]! + (y[i + 1] ?? 0));
      },
    },
    start: { t: 0, y: Float64Array.from(exact(0)) },
    end: 0.5,
    exact,
  };
}

/** Van der Pol's oscillator: stiff on its slow branches for large mu, not in its jumps. */
export function vanDerPol(mu: number): OdeProblem {
  return {
    name: `van der Pol, mu = ${mu}`,
    rhs(_t, y, dy) {
      dy[0] = y[1]!;
      dy[1] = mu * (1 - y[0]! * y[0]!) * y[1]! - y[0]!;
    },
  };
}

/** n equidistant times after the start, the last one the end. */
export function outputTimes({ start, end }: Pick<SolvedProblem, 'start' | 'end'>, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => start.t + ((end - start.t) * (i + 1)) / n);
}

/** Largest |value - exact| over all records of the state. */
export function worstError(t: Float64Array, values: Float64Array, exact: (t: number) => number[]): number {
  let worst = 0;
  t.forEach((time, row) => {
    const truth = exact(time);
    for (const [j, value] of truth.entries())
      worst = Math.max(worst, Math.abs(values[row * truth.length + j]! - value));
  });
  return worst;
}

/** Least-squares slope of log y against log x. */
export function logSlope(x: number[], y: number[]): number {
  const u = x.map(Math.log);
  const v = y.map(Math.log);
  const mean = (list: number[]) => list.reduce((a, b) => a + b) / list.length;
  const mu = mean(u);
  const mv = mean(v);
  return mean(u.map((a, i) => (a - mu) * (v[i]! - mv))) / mean(u.map((a) => (a - mu) ** 2));
}
