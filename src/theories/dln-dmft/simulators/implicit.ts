import { NumericalError } from '../../../numerics/errors.js';
import { type Arena, kernels } from '../../../numerics/kernels/index.js';
import { cholesky, choleskySolve } from '../../../numerics/linalg/index.js';
import { derivativeWeights } from '../dmft/differences.js';
import { type Features, gradientOf } from './features.js';
import type { Instance } from './instance.js';
import { mirrorMap } from './mirror-map.js';
import type { Pace, Pieces } from './pace.js';
import type { Trainer } from './trainer.js';

/** Rows of the scheme so far, the start included. */
interface Rows {
  times: number[];
  y: Float64Array[];
  /** ∫w dt by the trapezoid over the steps. */
  area: Float64Array;
}

interface Room {
  w: Float64Array;
  slope: Float64Array;
  gradient: Float64Array;
  residual: Float64Array;
  dense: Float64Array;
  scaled: Float64Array;
  matrix: Float64Array;
}

/** Order of the backward differentiation formula. */
const order = 3;
const mostIterations = 100;

/**
 * The backward differentiation scheme of the mean-field equations at finite size: one step per time asked for, so that it
 * tests them without any error of time discretisation.
 * @equation (I + X diag(P/b) Xᵀ/δ) s = −X(P/b)F, Δy = −(F + Xᵀs/δ)/b [dln-dmft 4, S2]
 */
export const implicitTrainer: Trainer = {
  room: { coordinates: 8, rows: 4 },
  unavailable: 'one implicit step per time: the mean field of this very scheme, not the flow, is what it should equal',
  begin(arena, instance, _accuracy, pace) {
    const rows: Rows = { times: [0], y: [instance.start.slice()], area: new Float64Array(instance.dimension) };
    const room = makeRoom(arena, instance);
    const show = (w: Float64Array, slope: Float64Array) => {
      mirrorMap(rows.y.at(-1)!, instance.logSquare, 2 * instance.setting.weightDecay * rows.times.at(-1)!, w, slope);
    };
    return {
      *advance(t) {
        const before = rows.times.at(-1)!;
        if (!(t > before)) return;
        show(room.w, room.slope);
        const first = room.w.slice();
        yield* implicitStep(rows, t, instance, room, pace);
        show(room.w, room.slope);
        for (let i = 0; i < first.length; i++) rows.area[i]! += ((t - before) / 2) * (first[i]! + room.w[i]!);
      },
      show,
      addUp: (area) => area.set(rows.area),
      save: () => copyOf(rows),
      restore(saved) {
        Object.assign(rows, copyOf(saved as unknown as Rows));
      },
    };
  },
};

function copyOf({ times, y, area }: Rows) {
  return { times: [...times], y: y.map((one) => one.slice()), area: area.slice() };
}

function makeRoom(arena: Arena, { dimension: d, features }: Instance): Room {
  const n = features.rows;
  return {
    w: arena.f64(d),
    slope: arena.f64(d),
    gradient: arena.f64(d),
    residual: arena.f64(n),
    dense: denseOf(features, arena.f64(n * d)),
    scaled: arena.f64(n * d),
    matrix: arena.f64(n * n),
  };
}

/** Bytes beside those of the features. */
export function implicitBytes(rows: number, dimension: number): number {
  return 8 * rows * (2 * dimension + 3 * rows);
}

function denseOf({ blocks, columns }: Features, out: Float64Array): Float64Array {
  for (const { row, rows, from, values } of blocks) {
    const width = columns - from;
    for (let k = 0; k < rows; k++) out.set(values.subarray(k * width, (k + 1) * width), (row + k) * columns + from);
  }
  return out;
}

/**
 * One step: Σ_m B_nm y_m = −(1/δ)Xᵀ(X w(y_n) − y), a strictly convex problem, by Newton with the dual system.
 */
function* implicitStep(rows: Rows, t: number, instance: Instance, room: Room, pace: Pace): Pieces<void> {
  const { dimension: d, samples, setting, logSquare, labels, features } = instance;
  const first = Math.max(0, rows.times.length - order);
  const weights = derivativeWeights([...rows.times.slice(first), t]);
  const b = weights.at(-1)!;
  const history = new Float64Array(d);
  rows.y.slice(first).forEach((y, m) => {
    for (let i = 0; i < d; i++) history[i]! += weights[m]! * y[i]!;
  });
  const y = rows.y.at(-1)!.slice();
  const { w, slope, gradient, residual } = room;
  const ratio = d / samples;
  for (let k = 0; k < mostIterations; k++) {
    mirrorMap(y, logSquare, 2 * setting.weightDecay * t, w, slope);
    yield* gradientOf(features, w, labels, { residual, gradient, factor: ratio }, pace);
    for (let i = 0; i < d; i++) gradient[i]! += b * y[i]! + history[i]!;
    const largest = newtonStep(room, b, ratio, features.rows, y);
    yield;
    if (largest < 1e-9) {
      rows.times.push(t);
      rows.y.push(y);
      // Only what the next steps use is kept.
      rows.times.splice(0, rows.times.length - order);
      rows.y.splice(0, rows.y.length - order);
      return;
    }
  }
  throw new NumericalError({
    code: 'INSTANCE_STEP_NO_CONVERGENCE',
    what: 'implicit scheme of an instance: the step did not converge',
    time: t,
    cause: 'a step over which weights change by many orders of magnitude',
    remedy: 'ask for times closer to each other',
  });
}

/** Adds the Newton step to y, entries limited to 1; returns its largest entry. */
function newtonStep(
  { dense, scaled, matrix, slope, gradient }: Room,
  b: number,
  ratio: number,
  n: number,
  y: Float64Array,
) {
  const d = y.length;
  const root = slope.map((p) => Math.sqrt((p * ratio) / b));
  for (let r = 0; r < n; r++) for (let i = 0; i < d; i++) scaled[r * d + i] = dense[r * d + i]! * root[i]!;
  kernels().syrk({ n, k: d, a: scaled, c: matrix });
  for (let r = 0; r < n; r++) matrix[r * n + r]! += 1;
  const right = new Float64Array(n);
  for (let r = 0; r < n; r++) {
    let sum = 0;
    for (let i = 0; i < d; i++) sum -= dense[r * d + i]! * (slope[i]! / b) * gradient[i]!;
    right[r] = sum;
  }
  const dual = choleskySolve(cholesky(matrix, n), n, right);
  const step = gradient.slice();
  for (let r = 0; r < n; r++) {
    const c = dual[r]! * ratio;
    for (let i = 0; i < d; i++) step[i]! += c * dense[r * d + i]!;
  }
  let largest = 0;
  for (let i = 0; i < d; i++) {
    const change = -step[i]! / b;
    largest = Math.max(largest, Math.abs(change));
    y[i]! += Math.min(1, Math.max(-1, change));
  }
  return largest;
}
