import type { Job } from '../../../contract/index.js';
import { NumericalError } from '../../../numerics/errors.js';
import { exp } from '../../../numerics/math/index.js';
import { secondMoment } from '../teacher.js';
import { type Memory, mixed } from './anderson.js';
import { derivativeWeights } from './differences.js';
import { jacobianOf } from './jacobian.js';
import { type Lu, luSolve } from './lu.js';
import { storeRow } from './store-row.js';
import { logSquares, project, type Sweep, weightedNorm } from './sweep.js';
import { evaluate, implied, type Trial } from './trial.js';

/** Derivatives of the rows, filled by the first sweep over a grid: in the limit of many samples they are the same for all. */
export type Preconditioner = (Lu | undefined)[];

/** Residual of the row's equations at which the iteration ends, relative to the residual of the data. */
const closeEnough = 1e-9;
/** Residual that is accepted where the iteration ends without reaching that. */
const tolerable = 1e-3;
const mostIterations = 48;

/**
 * Adds the row at time t: the exact mean field of one implicit step.
 * @param fresh normals of the row, made independent of the past here; not kept
 * @param guess first guess of y
 * @throws NumericalError `DMFT_ROW_NO_CONVERGENCE`
 */
export function* advance(
  sweep: Sweep,
  t: number,
  fresh: Float64Array,
  guess: Float64Array,
  shared?: Preconditioner,
): Job<void> {
  const n = sweep.rows;
  const { vector } = sweep.workshop;
  vector.set(fresh);
  yield* project(sweep, vector);
  const length = weightedNorm(vector, sweep.ensemble.p);
  const normal = vector.map((z) => z / length);
  const trial = prepare(sweep, t, guess, normal);
  sweep.kappa[n] = yield* iterate(sweep, trial, t, shared);
  yield* storeRow(sweep, trial, t);
}

/** Times of the points the derivative at row n uses, t = 0 (index -1) included where it is near. */
export function stencil({ times, order }: Sweep, n: number, t: number): { first: number; nodes: number[] } {
  const first = Math.max(-1, n - order);
  const nodes: number[] = [];
  for (let m = first; m < n; m++) nodes.push(m < 0 ? 0 : times[m]!);
  return { first, nodes: [...nodes, t] };
}

function prepare(sweep: Sweep, t: number, guess: Float64Array, normal: Float64Array): Trial {
  const { ensemble, rows: n, y } = sweep;
  const { size } = ensemble;
  const { first, nodes } = stencil(sweep, n, t);
  const weights = derivativeWeights(nodes);
  const history = new Float64Array(size);
  for (let m = first; m < n; m++) {
    const from = m < 0 ? ensemble.start : y.subarray(m * size, (m + 1) * size);
    const c = weights[m - first]!;
    for (let i = 0; i < size; i++) history[i]! -= c * from[i]!;
  }
  return {
    n,
    b: weights.at(-1)!,
    history,
    logSquare: logSquares(sweep, t),
    rho: new Float64Array(size),
    y: guess,
    w: new Float64Array(size),
    slope: new Float64Array(size),
    gain: ensemble.feature.map((root) => root * root),
    normal,
  };
}

/** Newton's method with a shared or own derivative, accelerated by mixing. Returns K_nn. */
function* iterate(sweep: Sweep, trial: Trial, t: number, shared?: Preconditioner): Job<number> {
  const { n } = trial;
  mirrorValues(trial);
  let unknown = implied(sweep, trial, n > 0 ? sweep.kappa[n - 1]! : 0.5);
  let lu = shared?.[n];
  let memory: Memory = [];
  let best = { gap: Number.POSITIVE_INFINITY, unknown };
  for (let k = 0; k < mostIterations; k++) {
    const image = yield* evaluate(sweep, trial, unknown);
    const step = difference(image, unknown);
    const gap = gapOf(sweep, n, image, step);
    if (gap < closeEnough) return image[2 * n]!;
    if (gap < best.gap) best = { gap, unknown };
    if (!lu || k % 12 === 11) {
      lu = yield* jacobianOf(sweep, trial, unknown[2 * n]!);
      if (shared && k === 0) shared[n] = lu;
      memory = [];
    }
    luSolve(lu, step);
    const next = mixed(memory, unknown, step);
    next[2 * n] = Math.min(1, Math.max(next[2 * n]!, unknown[2 * n]! / 3));
    next[2 * n + 1] = Math.max(0, next[2 * n + 1]!);
    unknown = next;
  }
  if (best.gap > tolerable) throw notConverged(n, t);
  return (yield* evaluate(sweep, trial, best.unknown))[2 * n]!;
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length);
  for (let j = 0; j < a.length; j++) out[j] = a[j]! - b[j]!;
  return out;
}

function notConverged(n: number, t: number): NumericalError {
  return new NumericalError({
    code: 'DMFT_ROW_NO_CONVERGENCE',
    what: `mean-field theory: the implicit equations of row ${n} did not converge`,
    time: t,
    step: n,
    cause: 'a time step too long for a sharp transition, or too few samples for the number of rows',
    remedy: 'ask for a smaller tolerance, which takes shorter steps and more samples',
  });
}

function mirrorValues({ logSquare, y, w, slope }: Trial): void {
  for (let i = 0; i < w.length; i++) {
    const grown = exp(Math.min(300, logSquare[i]! + 2 * y[i]!));
    const shrunk = exp(Math.min(300, logSquare[i]! - 2 * y[i]!));
    w[i] = (grown - shrunk) / 2;
    slope[i] = grown + shrunk;
  }
}

/**
 * Residual of the row's equations relative to the residual of the data. A_nn, a small root of a difference, counts a tenth;
 * residuals a billionth of the labels are rounding.
 */
function gapOf({ setting }: Sweep, n: number, image: Float64Array, step: Float64Array): number {
  const root = 1 / Math.sqrt(setting.sampleRatio);
  let gap = 0.01 * step[2 * n + 1]! * step[2 * n + 1]!;
  let level = image[2 * n + 1]! * image[2 * n + 1]!;
  for (let j = 0; j < n; j++) {
    const a = image[j]! + image[n + j]! * root;
    level += a * a;
    gap += step[j]! * step[j]! + step[n + j]! * step[n + j]!;
  }
  const rounding = 1e-9 * Math.sqrt(setting.labelNoiseVariance + secondMoment(setting.teacher));
  const overlaps = Math.sqrt(gap) / (Math.sqrt(level) + rounding / closeEnough);
  return Math.max(overlaps, (0.1 * Math.abs(step[2 * n]!)) / image[2 * n]!);
}
