import { symmetricEigen } from '../../../numerics/linalg/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import { fillSobolNormals, sobolSequence } from '../../../numerics/sampling/index.js';
import type { System } from '../engines/system.js';
import { errorCoefficients, noiseStrength } from '../setting.js';

/** Law of one step's increment over its time, (ΔQ, ΔM, Δa)/δt at d = ∞, from which fluctuations come. */
export interface IncrementLaw {
  /** Writes Σ = Cov of the increment (size × size), and `second`, the mean of what normalising rows does at second order. */
  at(t: number, y: Float64Array, covariance: Float64Array, second: Float64Array): void;
}

/** Three points whose moments are those of a normal number up to degree five; the increment is quadratic in the label noise. */
const labelNodes = [0, Math.sqrt(3), -Math.sqrt(3)];
const labelWeights = [2 / 3, 1 / 6, 1 / 6];

/**
 * Σ on `nodes` fixed quasi-random points, so that it depends smoothly on the state.
 * @equation Σ = Cov(−a_j e σ'_j ρ_r; −a_j e σ'_j λ_l − a_l e σ'_l λ_j + (g/B) a_j a_l e² σ'_j σ'_l)/B [sgd-ode 3.11]
 */
export function incrementLaw(system: System, nodes: number, set: number): IncrementLaw {
  const { setting, layout, start } = system;
  const { n, p, size } = layout;
  const points = fillSobolNormals(new Float64Array(nodes * n), sobolSequence(n, randomStream(set, 'increment')));
  const root = new Float64Array(n * n);
  const units = new Float64Array(n);
  const c = new Float64Array(n);
  const increment = new Float64Array(size);
  const mean = new Float64Array(size);
  const noise = Math.sqrt(setting.labelNoiseVariance);
  const labels = noise > 0 ? labelNodes.length : 1;
  const single = newIncrement(system);
  const at: IncrementLaw['at'] = (t, y, covariance, second) => {
    const { omega, readout } = system.covariance(y);
    rootOf(omega, n, root);
    errorCoefficients(setting, readout, start.teacherReadoutWeights, c);
    covariance.fill(0);
    mean.fill(0);
    second.fill(0);
    const strength = noiseStrength(setting, t) / setting.batchSize;
    for (let s = 0; s < nodes; s++) {
      for (let a = 0; a < n; a++) {
        let sum = 0;
        for (let b = 0; b < n; b++) sum += root[a * n + b]! * points[s * n + b]!;
        units[a] = sum;
      }
      single.evaluate(units, c);
      for (let l = 0; l < labels; l++) {
        const weight = (labels === 1 ? 1 : labelWeights[l]!) / nodes;
        single.write(units, readout, { label: noise * labelNodes[l]!, strength }, increment);
        if (setting.spherical) project(increment, y, p, layout.k, layout.crossAt, weight, second);
        addMoments(mean, covariance, increment, weight);
      }
    }
    for (let a = 0; a < size; a++)
      for (let b = 0; b <= a; b++) {
        const value = (covariance[a * size + b]! - mean[a]! * mean[b]!) / setting.batchSize;
        covariance[a * size + b] = value;
        covariance[b * size + a] = value;
      }
  };
  return { at };
}

/** The symmetric root of Ω: it depends smoothly on Ω. Negative eigenvalues, left by an integrator, count as zero. */
function rootOf(omega: Float64Array, n: number, out: Float64Array): void {
  const { values, vectors } = symmetricEigen(omega, n);
  for (let a = 0; a < n; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let m = 0; m < n; m++) sum += vectors[a * n + m]! * Math.sqrt(Math.max(0, values[m]!)) * vectors[b * n + m]!;
      out[a * n + b] = sum;
      out[b * n + a] = sum;
    }
}

interface SampleIncrement {
  /** Activations and error of a sample without label noise. */
  evaluate(units: Float64Array, c: Float64Array): void;
  /** The increment with label noise √Δ ξ = `label` and g/B = `strength`. */
  write(
    units: Float64Array,
    readout: Float64Array,
    { label, strength }: { label: number; strength: number },
    out: Float64Array,
  ): void;
}

function newIncrement({ setting, layout }: System): SampleIncrement {
  const { p, n, crossAt, readoutAt, trained } = layout;
  const { activation, teacherActivation } = setting;
  const activity = new Float64Array(n);
  const slope = new Float64Array(p);
  let clean = 0;
  return {
    evaluate(units, c) {
      clean = 0;
      for (let a = 0; a < n; a++) {
        activity[a] = (a < p ? activation : teacherActivation).value(units[a]!);
        clean += c[a]! * activity[a]!;
      }
      for (let j = 0; j < p; j++) slope[j] = activation.derivative(units[j]!);
    },
    write(units, readout, { label, strength }, out) {
      const error = clean - label;
      let at = 0;
      for (let j = 0; j < p; j++) {
        const own = readout[j]! * error * slope[j]!;
        for (let l = 0; l <= j; l++) {
          const other = readout[l]! * error * slope[l]!;
          out[at++] = -own * units[l]! - other * units[j]! + strength * own * other;
        }
      }
      at = crossAt;
      for (let j = 0; j < p; j++) {
        const own = readout[j]! * error * slope[j]!;
        for (let b = p; b < n; b++) out[at++] = -own * units[b]!;
      }
      if (trained) for (let j = 0; j < p; j++) out[readoutAt + j] = -setting.readoutRateRatio * error * activity[j]!;
    },
  };
}

function addMoments(mean: Float64Array, covariance: Float64Array, increment: Float64Array, weight: number): void {
  const size = mean.length;
  for (let a = 0; a < size; a++) {
    const scaled = weight * increment[a]!;
    mean[a] = mean[a]! + scaled;
    for (let b = 0; b <= a; b++) covariance[a * size + b] = covariance[a * size + b]! + scaled * increment[b]!;
  }
}

/**
 * Normalising rows to length one: the increment to first order (in place), its mean at second order added to `second`.
 * (Q+δX)_jl/√((1+δv_j)(1+δv_l)), v = diag X, to second order in δ [sgd-ode 3.9]
 */
function project(
  increment: Float64Array,
  y: Float64Array,
  p: number,
  k: number,
  crossAt: number,
  weight: number,
  second: Float64Array,
): void {
  const growth = (j: number) => increment[(j * (j + 1)) / 2 + j]!;
  for (let j = p - 1; j >= 0; j--) {
    const v = growth(j);
    for (let r = 0; r < k; r++) {
      const at = crossAt + j * k + r;
      second[at] = second[at]! + weight * (-0.5 * increment[at]! * v + 0.375 * y[at]! * v * v);
      increment[at] = increment[at]! - 0.5 * v * y[at]!;
    }
    const row = (j * (j + 1)) / 2;
    for (let l = 0; l < j; l++) {
      const u = growth(l);
      const at = row + l;
      const curved = 0.375 * (v * v + u * u) + 0.25 * v * u;
      second[at] = second[at]! + weight * (-0.5 * increment[at]! * (v + u) + y[at]! * curved);
      increment[at] = increment[at]! - 0.5 * (v + u) * y[at]!;
    }
    increment[row + j] = 0;
  }
}
