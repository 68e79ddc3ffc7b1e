import { mirrorStep } from './mirror-step.js';
import { combine, dots } from './passes.js';
import { responseRoot } from './response-root.js';
import type { Sweep } from './sweep.js';

/** A row under trial. Unknowns: f_k = <D, e_k>, then g_k = <w, z_k>, then K_nn and A_nn. */
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
  /** p D. */
  error: Float64Array;
  /** z_n. */
  normal: Float64Array;
}

/**
 * Weights of the row for given unknowns, and the unknowns those weights imply.
 * @equation B h_n = −Σ_{k≤n} A_nk (e_k + z_k/√δ), A = F + E[w zᵀ]/√δ [spec E1, 10.10]
 */
export function evaluate(sweep: Sweep, trial: Trial, unknown: Float64Array): Float64Array {
  const { n, b, rho, history, normal } = trial;
  const { ensemble, setting, directions, normals } = sweep;
  const { teacher, size } = ensemble;
  const root = 1 / Math.sqrt(setting.sampleRatio);
  const kappa = unknown[2 * n]!;
  const alongDirections = new Float64Array(n);
  const alongNormals = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const a = unknown[k]! + unknown[n + k]! * root;
    alongDirections[k] = kappa * unknown[k]! - a;
    alongNormals[k] = -a * root;
  }
  const own = unknown[2 * n + 1]! * root;
  for (let i = 0; i < size; i++) rho[i] = history[i]! + kappa * teacher[i]! - own * normal[i]!;
  combine(directions, n, size, alongDirections, rho);
  combine(normals, n, size, alongNormals, rho);
  mirrorStep(b, kappa, trial);
  sweep.evaluations++;
  return implied(sweep, trial, kappa);
}

/** The unknowns that the weights of a trial imply. */
export function implied(sweep: Sweep, trial: Trial, guess: number): Float64Array {
  const { n, b, w, slope, error } = trial;
  const { directions, normals, noiseParts, ensemble, setting } = sweep;
  const { p, teacher, size } = ensemble;
  for (let i = 0; i < size; i++) error[i] = p[i]! * (w[i]! - teacher[i]!);
  const image = new Float64Array(2 * n + 2);
  dots(directions, n, size, error, image.subarray(0, n));
  dots(normals, n, size, error, image.subarray(n, 2 * n));
  const sigma = Math.sqrt(setting.labelNoiseVariance);
  for (let k = 0; k < n; k++) image[k]! += sigma * noiseParts[k]!;
  const kappa = responseRoot(b, { slope, p }, setting.sampleRatio, guess);
  image[2 * n] = kappa;
  image[2 * n + 1] = kappa * remainder(sweep, trial, image);
  return image;
}

/** F_nn: what of (D, σ) lies outside the earlier directions. */
function remainder(sweep: Sweep, { n, w, error }: Trial, image: Float64Array): number {
  const { teacher } = sweep.ensemble;
  let square = sweep.setting.labelNoiseVariance;
  for (let i = 0; i < w.length; i++) square += error[i]! * (w[i]! - teacher[i]!);
  for (let k = 0; k < n; k++) square -= image[k]! * image[k]!;
  return Math.sqrt(Math.max(0, square));
}
