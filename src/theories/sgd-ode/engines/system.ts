import { symmetricPseudoInverse } from '../../../numerics/linalg/index.js';
import type { OdeProblem } from '../../../numerics/ode/index.js';
import { type Moments, momentsOf, type NoiseChoice } from '../expectations/index.js';
import { errorCoefficients, noiseStrength, type Setting, stepTime } from '../setting.js';
import type { Overlaps } from '../state.js';
import { type Layout, layoutOf, omegaWithTeacher, packed, unpackInto } from './order-parameters.js';

/** The order-parameter equations of one setting and one teacher. */
export interface System {
  layout: Layout;
  setting: Setting;
  moments: Moments;
  start: Overlaps;
  /** The state at the start. */
  initial: Float64Array;
  problem: OdeProblem;
  /** Right-hand side without the spherical projection: mean change of one step over its time. */
  increment(t: number, y: Float64Array, dy: Float64Array): void;
  /** R of a state. */
  risk(y: Float64Array): number;
  /** Writes Ω and returns it (a shared buffer) with the readout. */
  covariance(y: Float64Array): { omega: Float64Array; readout: Float64Array };
}

/** Everything one evaluation writes to, allocated once. */
interface Buffers {
  omega: Float64Array;
  c: Float64Array;
  H: Float64Array;
  N: Float64Array;
  D: Float64Array;
  K: Float64Array;
  readout: Float64Array;
}

/**
 * Sets up dM/dt, dQ/dt and da/dt for a start.
 * @equation dM/dt = −Ĥ[:,p:], dQ/dt = −(Ĥ+Ĥᵀ)[:,:p] + g{(1/B)(aaᵀ)∘(N + D/d) + (1−1/B)(1/d) ĤΩ⁺Ĥᵀ}, da/dt = −η_a(Kc)_{1..p}, Ĥ = diag(a)H [sgd-ode 3.1]
 */
export function orderParameterSystem(setting: Setting, start: Overlaps, choice?: NoiseChoice): System {
  const p = start.readoutWeights.length;
  const k = start.teacherReadoutWeights.length;
  const layout = layoutOf(p, k, setting.readoutRateRatio > 0);
  const moments = momentsOf(setting.activation, setting.teacherActivation, p, k, choice);
  const buffers = newBuffers(layout, start);
  const load = (y: Float64Array) => {
    unpackInto(buffers.omega, layout, y);
    if (!layout.trained) return;
    for (let j = 0; j < p; j++) buffers.readout[j] = y[layout.readoutAt + j]!;
    errorCoefficients(setting, buffers.readout, start.teacherReadoutWeights, buffers.c);
  };
  errorCoefficients(setting, buffers.readout, start.teacherReadoutWeights, buffers.c);
  const increment = (t: number, y: Float64Array, dy: Float64Array) => {
    load(y);
    moments.drift(buffers.omega, buffers.c, buffers.H);
    scaleRows(buffers.H, buffers.readout, layout);
    addDrift(buffers.H, y, dy, layout, setting, t);
    if (setting.noiseTerms !== 'none' && setting.learningRate > 0) addNoise(buffers, dy, layout, setting, moments, t);
    if (layout.trained) addReadout(buffers, dy, layout, setting, moments);
  };
  const rhs = setting.spherical
    ? (t: number, y: Float64Array, dy: Float64Array) => {
        increment(t, y, dy);
        projectOnSphere(y, dy, layout);
      }
    : increment;
  return {
    layout,
    setting,
    moments,
    start,
    initial: packed(layout, start),
    problem: { name: 'order-parameter ODE', rhs },
    increment,
    risk(y) {
      load(y);
      return moments.risk(buffers.omega, buffers.c);
    },
    covariance(y) {
      load(y);
      return buffers;
    },
  };
}

function newBuffers(layout: Layout, start: Overlaps): Buffers {
  const { p, n } = layout;
  return {
    omega: omegaWithTeacher(layout, start),
    c: new Float64Array(n),
    H: new Float64Array(p * n),
    N: new Float64Array(p * p),
    D: new Float64Array(p * p),
    K: new Float64Array(n * n),
    readout: start.readoutWeights.slice(),
  };
}

/** Ĥ = diag(a) H in place. */
function scaleRows(H: Float64Array, readout: Float64Array, { p, n }: Layout): void {
  for (let j = 0; j < p; j++) {
    const a = readout[j]!;
    if (a !== 1) for (let b = 0; b < n; b++) H[j * n + b]! *= a;
  }
}

/**
 * Drift and weight decay; with finite steps ε = δt the decayed weights are what the gradient is added to.
 * @equation decay: dM −= ωM, dQ = −2ωQ + εω²Q − (1−εω)(Ĥ+Ĥᵀ) [sgd-ode 10.7, one step exactly]
 */
function addDrift(
  H: Float64Array,
  y: Float64Array,
  dy: Float64Array,
  { p, n, crossAt }: Layout,
  setting: Setting,
  t: number,
): void {
  const decay = setting.hiddenWeightDecay;
  const shrink = decay > 0 ? 1 - stepTime(setting, t) * decay : 1;
  const fade = decay * (1 + shrink);
  let at = 0;
  for (let j = 0; j < p; j++)
    for (let l = 0; l <= j; l++, at++) dy[at] = -shrink * (H[j * n + l]! + H[l * n + j]!) - fade * y[at]!;
  at = crossAt;
  for (let j = 0; j < p; j++) for (let b = p; b < n; b++, at++) dy[at] = -H[j * n + b]! - decay * y[at]!;
}

function addNoise(buffers: Buffers, dy: Float64Array, layout: Layout, setting: Setting, moments: Moments, t: number) {
  const { p } = layout;
  const { omega, c, N, D, readout } = buffers;
  const { batchSize, dimension, labelNoiseVariance: variance } = setting;
  const finite = Number.isFinite(dimension);
  const labelOnly = setting.noiseTerms === 'label-only';
  if (labelOnly && variance === 0) return;
  if (labelOnly) moments.labelNoise(omega, N, finite ? D : undefined);
  else moments.noise(omega, c, variance, N, finite ? D : undefined);
  const g = noiseStrength(setting, t);
  const factor = (g / batchSize) * (labelOnly ? variance : 1);
  let at = 0;
  for (let j = 0; j < p; j++)
    for (let l = 0; l <= j; l++, at++) {
      const value = N[j * p + l]! + (finite ? D[j * p + l]! / dimension : 0);
      dy[at]! += factor * readout[j]! * readout[l]! * value;
    }
  if (batchSize > 1 && finite && !labelOnly) addBatchTerm(buffers, dy, layout, (g * (1 - 1 / batchSize)) / dimension);
}

/** The squared population gradient, dQ += factor ĤΩ⁺Ĥᵀ. */
function addBatchTerm({ omega, H }: Buffers, dy: Float64Array, { p, n }: Layout, factor: number): void {
  const { inverse } = symmetricPseudoInverse(omega, n, 1e-12);
  const row = new Float64Array(n);
  let at = 0;
  for (let j = 0; j < p; j++) {
    row.fill(0);
    for (let b = 0; b < n; b++) for (let d = 0; d < n; d++) row[d]! += H[j * n + b]! * inverse[b * n + d]!;
    for (let l = 0; l <= j; l++, at++) {
      let sum = 0;
      for (let d = 0; d < n; d++) sum += row[d]! * H[l * n + d]!;
      dy[at]! += factor * sum;
    }
  }
}

function addReadout(
  { omega, c, K }: Buffers,
  dy: Float64Array,
  layout: Layout,
  setting: Setting,
  moments: Moments,
): void {
  const { p, n, readoutAt } = layout;
  moments.kernel(omega, K);
  for (let j = 0; j < p; j++) {
    let sum = 0;
    for (let b = 0; b < n; b++) sum += K[j * n + b]! * c[b]!;
    dy[readoutAt + j] = -setting.readoutRateRatio * sum;
  }
}

/** @equation dM ← dM − M∘v/2, dQ ← dQ − Q∘(v⊕v)/2, v = diag(dQ) [sgd-ode 3.9] */
function projectOnSphere(y: Float64Array, dy: Float64Array, { p, k, crossAt }: Layout): void {
  const growth = (j: number) => dy[(j * (j + 1)) / 2 + j]!;
  for (let j = p - 1; j >= 0; j--) {
    const own = growth(j);
    for (let r = 0; r < k; r++) dy[crossAt + j * k + r]! -= 0.5 * own * y[crossAt + j * k + r]!;
    const row = (j * (j + 1)) / 2;
    for (let l = 0; l <= j; l++) dy[row + l]! -= 0.5 * (own + (l === j ? own : growth(l))) * y[row + l]!;
  }
}
