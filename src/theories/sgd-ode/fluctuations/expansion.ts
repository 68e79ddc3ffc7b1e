import type { Job } from '../../../contract/index.js';
import { symmetricEigen } from '../../../numerics/linalg/index.js';
import { integrateJob, type OdeProblem } from '../../../numerics/ode/index.js';
import { orderParameterSystem, type System } from '../engines/system.js';
import type { NoiseChoice } from '../expectations/index.js';
import { noiseStrength, type Setting } from '../setting.js';
import type { Overlaps } from '../state.js';
import { curvature, jacobian } from './derivatives.js';
import { type IncrementLaw, incrementLaw } from './increment-covariance.js';

/** The 1/d expansion along an order-parameter trajectory at output times. N = number of order parameters. */
export interface Expansion {
  /** The system at d = ∞, to read states with. */
  system: System;
  times: Float64Array;
  /** Order parameters at d = ∞, times × N. */
  states: Float64Array;
  /** d · Cov of the order parameters, times × N × N. */
  covariances: Float64Array;
  /** d · (mean − states), times × N. */
  shifts: Float64Array;
}

/** How the expansion is computed. */
export interface ExpansionOptions {
  /** Quasi-random nodes of the increment's covariance, and the number of their set. */
  nodes: number;
  set: number;
  rtol: number;
  /** How the noise moment is computed, where it has no closed form. */
  noise?: NoiseChoice;
}

/**
 * Spread and mean shift of SGD around the ODE to first order in 1/d, from a fixed start.
 * @equation dC/dt = JC + CJᵀ + gΣ, dμ/dt = Jμ + ½Hess(b):C + d(b_d − b) − ½g J b, Cov = C/d, mean = y + μ/d [sgd-ode 3.11]
 */
export function* expand(
  setting: Setting,
  start: Overlaps,
  times: Float64Array,
  { nodes, set, rtol, noise }: ExpansionOptions,
): Job<Expansion> {
  const limit = orderParameterSystem({ ...setting, dimension: Number.POSITIVE_INFINITY }, start, noise);
  const finite = orderParameterSystem({ ...setting, dimension: referenceDimension }, start, noise);
  const N = limit.layout.size;
  const y = new Float64Array(N + (N * (N + 1)) / 2 + N);
  y.set(limit.initial);
  const problem = expansionProblem(limit, finite, incrementLaw(limit, nodes, set));
  const job = integrateJob(problem, { t: 0, y }, times, { method: 'dormand-prince', rtol, atol: 1e-2 * rtol });
  for (;;) {
    const next = job.next();
    if (next.done) return unpacked(limit, next.value.t, next.value.values);
    yield { done: next.value.t, total: next.value.end, note: 'fluctuations' };
  }
}

/** The 1/d terms of the right-hand side are read off at a dimension where they neither drown in rounding nor in what follows. */
const referenceDimension = 1e4;

function expansionProblem(limit: System, finite: System, law: IncrementLaw): OdeProblem {
  const { setting, layout } = limit;
  const N = layout.size;
  const b = new Float64Array(N);
  const finiteB = new Float64Array(N);
  const Sigma = new Float64Array(N * N);
  const second = new Float64Array(N);
  return {
    name: 'fluctuations around the order-parameter ODE',
    rhs(t, state, derivative) {
      const y = state.subarray(0, N);
      const C = symmetricFrom(state.subarray(N, N + (N * (N + 1)) / 2), N);
      const mu = state.subarray(N + (N * (N + 1)) / 2);
      const field = (at: Float64Array, out: Float64Array) => limit.problem.rhs(t, at, out);
      field(y, b);
      finite.problem.rhs(t, y, finiteB);
      const J = jacobian(field, y, N);
      const { values: weights, vectors: directions } = symmetricEigen(C, N);
      const bend = curvature(field, y, b, { directions, weights });
      const g = noiseStrength(setting, t);
      law.at(t, y, Sigma, second);
      derivative.set(b);
      spreadRate(J, C, Sigma, g, derivative.subarray(N));
      const shift = derivative.subarray(N + (N * (N + 1)) / 2);
      for (let i = 0; i < N; i++) {
        let sum = 0.5 * bend[i]! + referenceDimension * (finiteB[i]! - b[i]!) + g * second[i]!;
        for (let m = 0; m < N; m++) sum += J[i * N + m]! * (mu[m]! - 0.5 * g * b[m]!);
        shift[i] = sum;
      }
    },
  };
}

/** JC + CJᵀ + gΣ, lower triangle. */
function spreadRate(J: Float64Array, C: Float64Array, Sigma: Float64Array, g: number, out: Float64Array): void {
  const N = Math.round(Math.sqrt(C.length));
  const product = new Float64Array(N * N);
  for (let i = 0; i < N; i++)
    for (let m = 0; m < N; m++) {
      const factor = J[i * N + m]!;
      if (factor !== 0) for (let j = 0; j < N; j++) product[i * N + j] = product[i * N + j]! + factor * C[m * N + j]!;
    }
  let at = 0;
  for (let i = 0; i < N; i++)
    for (let j = 0; j <= i; j++) out[at++] = product[i * N + j]! + product[j * N + i]! + g * Sigma[i * N + j]!;
}

function symmetricFrom(lower: Float64Array, N: number): Float64Array {
  const full = new Float64Array(N * N);
  let at = 0;
  for (let i = 0; i < N; i++)
    for (let j = 0; j <= i; j++) {
      full[i * N + j] = lower[at]!;
      full[j * N + i] = lower[at++]!;
    }
  return full;
}

function unpacked(system: System, times: Float64Array, values: Float64Array): Expansion {
  const N = system.layout.size;
  const triangle = (N * (N + 1)) / 2;
  const width = 2 * N + triangle;
  const count = times.length;
  const states = new Float64Array(count * N);
  const covariances = new Float64Array(count * N * N);
  const shifts = new Float64Array(count * N);
  for (let n = 0; n < count; n++) {
    const row = values.subarray(n * width, (n + 1) * width);
    states.set(row.subarray(0, N), n * N);
    covariances.set(symmetricFrom(row.subarray(N, N + triangle), N), n * N * N);
    shifts.set(row.subarray(N + triangle), n * N);
  }
  return { system, times, states, covariances, shifts };
}
