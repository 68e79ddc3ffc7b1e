import type { Job } from '../../../contract/index.js';
import { exp } from '../../../numerics/math/index.js';
import { derivativeWeights } from './differences.js';
import { subset } from './ensemble.js';
import { luFactor, luSolve } from './lu.js';
import { stencil } from './row.js';
import { logSquares, type Sweep } from './sweep.js';

/** Two-time kernels, rows x rows, lower triangular. */
export interface Kernels {
  rows: number;
  /** R(t, s): response of w(t) to a kick of the gradient at s. */
  response: Float64Array;
  /** K = (I + R/δ)⁻¹. */
  memory: Float64Array;
}

/** Most samples the response is averaged over. */
const enough = 1024;

/**
 * Response and memory kernel of a finished sweep, from the linearised weights of its samples.
 * @equation η = (B + K s P)⁻¹, R = E[s P η], (I+R/δ)K = I [dln-dmft E3, E4, 10.1]
 */
export function* kernelsOf(sweep: Sweep): Job<Kernels> {
  const { rows, kappa } = sweep;
  const delta = sweep.setting.sampleRatio;
  const found: Kernels = { rows, response: new Float64Array(rows * rows), memory: new Float64Array(rows * rows) };
  const picked = pick(sweep);
  for (let n = 0; n < rows; n++) {
    const { first, nodes } = stencil(sweep, n, sweep.times[n]!);
    const b = derivativeWeights(nodes);
    const scene: Scene = { n, first, b, kappa: kappa[n]!, delta, picked };
    const { drift, feedback } = averages(scene);
    memoryRow(found, scene, drift, feedback);
    responseRow(found, scene);
    yield { done: n, total: rows, note: 'two-time kernels' };
  }
  return found;
}

interface Picked {
  count: number;
  weights: Float64Array;
  /** s P per row, and η_lm at (l(l+1)/2 + m)·count. */
  slopes: Float64Array;
  eta: Float64Array;
}

interface Scene {
  n: number;
  first: number;
  b: Float64Array;
  kappa: number;
  delta: number;
  picked: Picked;
}

function pick(sweep: Sweep): Picked {
  const { ensemble, rows, y } = sweep;
  const { size, p, feature } = ensemble;
  const { indices, factor } = subset(ensemble, enough);
  const count = indices.length;
  const slopes = new Float64Array(rows * count);
  for (let n = 0; n < rows; n++) {
    const logSquare = logSquares(sweep, sweep.times[n]!);
    for (let j = 0; j < count; j++) {
      const i = indices[j]!;
      const h = y[n * size + i]!;
      const slope = exp(logSquare[i]! + 2 * h) + exp(logSquare[i]! - 2 * h);
      slopes[n * count + j] = feature[i]! * feature[i]! * slope;
    }
  }
  const weights = Float64Array.from({ length: count }, (_, j) => factor * p[indices[j]!]!);
  return { count, weights, slopes, eta: new Float64Array(((rows * (rows + 1)) / 2) * count) };
}

/** Σ_l B_nl E[q η_lm] and E[q P_l η_lm], q = P_n/(B_nn + K_nn P_n). */
function averages({ n, first, b, kappa, picked }: Scene): { drift: Float64Array; feedback: Float64Array } {
  const { count, weights, slopes, eta } = picked;
  const drift = new Float64Array(n);
  const feedback = new Float64Array(n * n);
  const q = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    const slope = slopes[n * count + j]!;
    q[j] = (weights[j]! * slope) / (b.at(-1)! + kappa * slope);
  }
  for (let l = 0; l < n; l++) {
    const c = l >= first ? b[l - first]! : 0;
    for (let m = 0; m <= l; m++) {
      const at = ((l * (l + 1)) / 2 + m) * count;
      let plain = 0;
      let weighted = 0;
      for (let j = 0; j < count; j++) {
        const v = q[j]! * eta[at + j]!;
        plain += v;
        weighted += v * slopes[l * count + j]!;
      }
      drift[m]! += c * plain;
      feedback[l * n + m] = weighted;
    }
  }
  return { drift, feedback };
}

/** The row of K left of the diagonal: a (I − c Q2 K) = c Q1 K with c = K_nn/δ. */
function memoryRow(
  { rows, memory }: Kernels,
  { n, kappa, delta }: Scene,
  drift: Float64Array,
  feedback: Float64Array,
): void {
  const c = kappa / delta;
  const system = new Float64Array(n * n);
  const right = new Float64Array(n);
  for (let m = 0; m < n; m++) {
    for (let k = m; k < n; k++) right[m]! += c * drift[k]! * memory[k * rows + m]!;
    // Transposed: unknown a_l multiplies row l.
    for (let l = 0; l < n; l++) {
      let product = 0;
      for (let k = m; k <= l; k++) product += feedback[l * n + k]! * memory[k * rows + m]!;
      system[m * n + l] = (l === m ? 1 : 0) - c * product;
    }
  }
  luSolve(luFactor(system, n), right);
  for (let m = 0; m < n; m++) memory[n * rows + m] = right[m]!;
  memory[n * rows + n] = kappa;
}

function responseRow({ rows, memory, response }: Kernels, { n, first, b, kappa, picked }: Scene): void {
  const { count, weights, slopes, eta } = picked;
  const own = ((n * (n + 1)) / 2) * count;
  for (let l = 0; l < n; l++) {
    const c = l >= first ? b[l - first]! : 0;
    const k = memory[n * rows + l]!;
    for (let m = 0; m <= l; m++) {
      const from = ((l * (l + 1)) / 2 + m) * count;
      const to = own + m * count;
      for (let j = 0; j < count; j++) eta[to + j]! -= (c + k * slopes[l * count + j]!) * eta[from + j]!;
    }
  }
  for (let m = 0; m <= n; m++) {
    const at = own + m * count;
    let sum = 0;
    for (let j = 0; j < count; j++) {
      const slope = slopes[n * count + j]!;
      const value = (m === n ? 1 : eta[at + j]!) / (b.at(-1)! + kappa * slope);
      eta[at + j] = value;
      sum += weights[j]! * slope * value;
    }
    response[n * rows + m] = sum;
  }
}
