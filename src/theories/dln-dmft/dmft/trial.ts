import type { Job } from '../../../contract/index.js';
import { mirrorStep } from './mirror-step.js';
import { responseRoot } from './response-root.js';
import type { Sweep } from './sweep.js';
import { addDots, addRows, block, dots } from './vectors.js';

/** A row under trial. Unknowns: f_k = <√s D, e_k>, then g_k = <√s w, z_k>, then K_nn and A_nn. */
export interface Trial {
  n: number;
  /** B_nn. */
  b: number;
  /** −Σ_{m<n} B_nm y_m. */
  history: Float64Array;
  logSquare: Float64Array;
  rho: Float64Array;
  y: Float64Array;
  w: Float64Array;
  slope: Float64Array;
  /** s. */
  gain: Float64Array;
  /** z_n. */
  normal: Float64Array;
}

/** Products of a stretch of samples after which the job yields. */
const slice = 8e6;

/**
 * Weights of the row for given unknowns, and the unknowns those weights imply. Blocks of samples pass through all steps
 * while their part of the directions is in the cache.
 * @equation B h_n = −√s Σ_{k≤n} A_nk (e_k + z_k/√δ), A = F + E[√s w zᵀ]/√δ [dln-dmft E1, 10.1, 10.10]
 */
export function* evaluate(sweep: Sweep, trial: Trial, unknown: Float64Array): Job<Float64Array> {
  const { n, b, rho, history, normal, w } = trial;
  const { ensemble, setting, workshop } = sweep;
  const { directions, normals, drive, error } = workshop;
  const { teacher, feature, p, size } = ensemble;
  const { alongDirections, alongNormals, own } = forces(setting.sampleRatio, n, unknown);
  const kappa = unknown[2 * n]!;
  directions.coefficients.set(alongDirections);
  normals.coefficients.set(alongNormals);
  directions.products.fill(0, 0, n);
  normals.products.fill(0, 0, n);
  drive.fill(0);
  let work = 0;
  for (let j = 0; j < directions.blocks.length; j++) {
    const from = j * block;
    const to = Math.min(size, from + block);
    addRows(directions, j, n, drive);
    addRows(normals, j, n, drive);
    for (let i = from; i < to; i++)
      rho[i] = history[i]! + feature[i]! * (kappa * feature[i]! * teacher[i]! + drive[i]! - own * normal[i]!);
    mirrorStep(b, kappa, trial, from, to);
    for (let i = from; i < to; i++) error[i] = p[i]! * feature[i]! * (w[i]! - teacher[i]!);
    addDots(directions, j, n, error);
    addDots(normals, j, n, error);
    work += (4 * n + 100) * (to - from);
    if (work > slice) {
      yield { done: n };
      work = 0;
    }
  }
  yield { done: n };
  sweep.evaluations++;
  const image = new Float64Array(2 * n + 2);
  image.set(directions.products.subarray(0, n));
  image.set(normals.products.subarray(0, n), n);
  complete(sweep, trial, image, kappa);
  return image;
}

/** What multiplies the directions, the earlier normals and the own normal in ρ/√s. */
function forces(sampleRatio: number, n: number, unknown: Float64Array) {
  const root = 1 / Math.sqrt(sampleRatio);
  const kappa = unknown[2 * n]!;
  const alongDirections = new Float64Array(n);
  const alongNormals = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const a = unknown[k]! + unknown[n + k]! * root;
    alongDirections[k] = kappa * unknown[k]! - a;
    alongNormals[k] = -a * root;
  }
  return { alongDirections, alongNormals, own: unknown[2 * n + 1]! * root };
}

/** The unknowns that the weights of a trial imply. */
export function implied(sweep: Sweep, trial: Trial, guess: number): Float64Array {
  const { n, w } = trial;
  const { directions, normals, error } = sweep.workshop;
  const { p, teacher, feature, size } = sweep.ensemble;
  for (let i = 0; i < size; i++) error[i] = p[i]! * feature[i]! * (w[i]! - teacher[i]!);
  const image = new Float64Array(2 * n + 2);
  dots(directions, n, error, image.subarray(0, n));
  dots(normals, n, error, image.subarray(n, 2 * n));
  complete(sweep, trial, image, guess);
  return image;
}

/** Adds the part along σ, and K_nn and A_nn. */
function complete(sweep: Sweep, trial: Trial, image: Float64Array, guess: number): void {
  const { n, b, slope, gain } = trial;
  const { noiseParts, setting, ensemble } = sweep;
  const sigma = Math.sqrt(setting.labelNoiseVariance);
  for (let k = 0; k < n; k++) image[k]! += sigma * noiseParts[k]!;
  const kappa = responseRoot(b, { slope, gain, p: ensemble.p }, setting.sampleRatio, guess);
  image[2 * n] = kappa;
  image[2 * n + 1] = kappa * remainder(sweep, trial, image);
}

/** F_nn: what of (√s D, σ) lies outside the earlier directions. */
function remainder({ ensemble, setting, workshop }: Sweep, { n, w }: Trial, image: Float64Array): number {
  const { teacher, feature } = ensemble;
  const { error } = workshop;
  let square = setting.labelNoiseVariance;
  for (let i = 0; i < w.length; i++) square += error[i]! * feature[i]! * (w[i]! - teacher[i]!);
  for (let k = 0; k < n; k++) square -= image[k]! * image[k]!;
  return Math.sqrt(Math.max(0, square));
}
