import { finish, type Job } from '../../../contract/index.js';
import { exp } from '../../../numerics/math/index.js';
import { integrateWithErrorJob, type OdeProblem } from '../../../numerics/ode/index.js';
import { hypotenuse, modesOf } from '../modes.js';
import type { Setting } from '../setting.js';
import { type Point, pointOf, curveNames as simulatedCurves } from '../simulators/curves.js';
import { fromModes, type Reduced } from '../simulators/reduced.js';
import { hasWeights, type Start, type Weights } from '../start-state.js';
import { progress } from './results.js';

/** Curves of gradient flow with weight decay. */
export const decayCurves = ['stretchedTime', ...simulatedCurves] as const;

/** Name of such a curve. */
export type DecayCurve = (typeof decayCurves)[number];

/** Solution at the times asked for: every curve, and the weights of the listed units (time × unit), with error estimates. */
export interface DecaySolution {
  curves: Record<DecayCurve, Float64Array>;
  errors: Record<DecayCurve, Float64Array>;
  readoutWeights: Float64Array;
  readoutErrors: Float64Array;
  hiddenWeights: Float64Array;
  hiddenErrors: Float64Array;
}

/** What to compute. */
export interface DecayRequest {
  /** Increasing times >= 0. */
  times: Float64Array;
  /** Units whose weights are wanted; default none. They need a start with weights. */
  units?: Float64Array;
  /** Relative tolerance of the integration, default 1e-11. */
  tolerance?: number;
}

/**
 * Gradient flow with ℓ2 weight decay, u̇ = η_u(g w − λ_u u), ẇ = η_w(g u − λ_w w), g = γ(m₁ − m₂γu·w). The overlaps close:
 * with a = |u|², b = |w|², c = u·w: ȧ = 2η_u(gc − λ_u a), ḃ = 2η_w(gc − λ_w b), ċ = g(η_u b + η_w a) − (η_uλ_u + η_wλ_w)c.
 * The area is exact, G = G₀e^{−(η_uλ_u+η_wλ_w)t}; weights follow from one 2×2 matrix common to all units.
 * @throws NumericalError of the integration.
 */
export function* decayJob(start: Start, setting: Setting, request: DecayRequest): Job<DecaySolution> {
  const { times, tolerance = 1e-11 } = request;
  const layout = layoutOf(start, setting, request.units ?? new Float64Array(0));
  if (times.length === 0) return collect(layout, times, { values: times, errors: times });
  const { observe, y0, atol } = layout;
  const job = integrateWithErrorJob(problemOf(setting), { t: 0, y: y0 }, times, {
    rtol: tolerance,
    atol: atol.map((scale) => scale * tolerance),
    observe,
  });
  return collect(layout, times, yield* progress(job, 1000));
}

/** `decayJob` in one go. */
export function decay(start: Start, setting: Setting, request: DecayRequest): DecaySolution {
  return finish(decayJob(start, setting, request));
}

/**
 * Slope at infinite time: |s∞| = max(|m₁| − √(λ_uλ_w)/|γ|, 0)/m₂ with the sign of the target; the network dies,
 * s∞ = 0, when γ²m₁² ≤ λ_uλ_w.
 */
export function decayedSlope(
  setting: Pick<
    Setting,
    'inputMoment' | 'inputLabelMoment' | 'outputScale' | 'readoutWeightDecay' | 'hiddenWeightDecay'
  >,
): number {
  const { inputMoment, inputLabelMoment, outputScale, readoutWeightDecay, hiddenWeightDecay } = setting;
  const cost = (Math.sqrt(readoutWeightDecay) * Math.sqrt(hiddenWeightDecay)) / Math.abs(outputScale);
  return (Math.sign(inputLabelMoment) * Math.max(Math.abs(inputLabelMoment) - cost, 0)) / inputMoment;
}

/** Whether weight decay is strong enough to kill the network: γ²m₁² ≤ λ_uλ_w, with some decay. */
export function dies(setting: Parameters<typeof decayedSlope>[0]): boolean {
  return setting.readoutWeightDecay * setting.hiddenWeightDecay > 0 && decayedSlope(setting) === 0;
}

/** State vector: a, b, c, θ, then the matrix [u; w] = T [u₀; w₀] row-major. */
function problemOf(setting: Setting): OdeProblem {
  const { outputScale, inputMoment, inputLabelMoment, readoutRate, hiddenRate, meanRate } = setting;
  const readoutFade = readoutRate * setting.readoutWeightDecay;
  const hiddenFade = hiddenRate * setting.hiddenWeightDecay;
  return {
    name: 'gradient flow with weight decay',
    rhs(_t, y, dy) {
      const g = outputScale * (inputLabelMoment - inputMoment * outputScale * y[2]!);
      dy[0] = 2 * (readoutRate * g * y[2]! - readoutFade * y[0]!);
      dy[1] = 2 * (hiddenRate * g * y[2]! - hiddenFade * y[1]!);
      dy[2] = g * (readoutRate * y[1]! + hiddenRate * y[0]!) - (readoutFade + hiddenFade) * y[2]!;
      dy[3] = meanRate * g;
      if (y.length === 4) return;
      dy[4] = readoutRate * g * y[6]! - readoutFade * y[4]!;
      dy[5] = readoutRate * g * y[7]! - readoutFade * y[5]!;
      dy[6] = hiddenRate * g * y[4]! - hiddenFade * y[6]!;
      dy[7] = hiddenRate * g * y[5]! - hiddenFade * y[7]!;
    },
  };
}

interface Layout {
  y0: Float64Array;
  /** Scale below which accuracy is absolute, per component. */
  atol: Float64Array;
  units: Float64Array;
  observe: { size: number; of(t: number, y: Float64Array, out: Float64Array): void };
}

function layoutOf(start: Start, setting: Setting, units: Float64Array): Layout {
  const modes = modesOf(start, setting);
  const weights = hasWeights(start) && units.length > 0 ? start : undefined;
  const { readoutRate, hiddenRate, meanRate } = setting;
  const energy = 1e-4 * (modes.growingModeEnergy + modes.decayingModeEnergy) || 1e-300;
  const overlaps = [modes.readoutSquaredNorm, modes.hiddenSquaredNorm, modes.layerProduct, 0];
  const scales = [readoutRate * energy, hiddenRate * energy, meanRate * energy, 1e-3];
  const first = pointOf(reducedAt(0, Float64Array.from(overlaps), setting, modes.layerArea), setting);
  const observed = weights ? units : new Float64Array(0);
  return {
    y0: Float64Array.from(weights ? [...overlaps, 1, 0, 0, 1] : overlaps),
    atol: Float64Array.from(weights ? [...scales, 1e-3, 1e-3, 1e-3, 1e-3] : scales),
    units: observed,
    observe: {
      size: decayCurves.length + 2 * observed.length,
      of(t, y, out) {
        const point = pointOf(reducedAt(t, y, setting, modes.layerArea), setting, t === 0 ? undefined : first);
        writePoint(point, y[3]!, out);
        if (weights) writeWeights(weights, observed, y, out.subarray(decayCurves.length));
      },
    },
  };
}

/** Overlaps and mode energies; the smaller energy from PQ = (G/η̄)² + M², since half the sum minus the product cancels. */
function reducedAt(t: number, y: Float64Array, setting: Setting, initialArea: number): Reduced {
  const { readoutRate, hiddenRate, meanRate } = setting;
  const fade = readoutRate * setting.readoutWeightDecay + hiddenRate * setting.hiddenWeightDecay;
  const layerArea = initialArea * exp(-fade * t);
  const [a, b, c] = [y[0]! / readoutRate, y[1]! / hiddenRate, y[2]! / meanRate];
  const larger = 0.5 * (a + b) + Math.abs(c);
  const imbalance = 0.5 * (a - b);
  const invariant = hypotenuse(layerArea / meanRate, imbalance);
  const smaller = larger > 0 ? invariant * (invariant / larger) : 0;
  return c >= 0
    ? fromModes(larger, smaller, imbalance, layerArea, setting)
    : fromModes(smaller, larger, imbalance, layerArea, setting);
}

function writePoint(point: Point, stretchedTime: number, out: Float64Array): void {
  out[0] = stretchedTime;
  simulatedCurves.forEach((name, k) => {
    out[k + 1] = point[name];
  });
}

function writeWeights(
  { readoutWeights, hiddenWeights }: Weights,
  units: Float64Array,
  y: Float64Array,
  out: Float64Array,
) {
  units.forEach((unit, k) => {
    const [u, w] = [readoutWeights[unit]!, hiddenWeights[unit]!];
    out[k] = y[4]! * u + y[5]! * w;
    out[units.length + k] = y[6]! * u + y[7]! * w;
  });
}

function collect(
  { units }: Layout,
  times: Float64Array,
  { values, errors }: { values: Float64Array; errors: Float64Array },
): DecaySolution {
  const width = decayCurves.length + 2 * units.length;
  const column = (rows: Float64Array, c: number) => Float64Array.from(times, (_, k) => rows[k * width + c]!);
  const named = (rows: Float64Array) =>
    Object.fromEntries(decayCurves.map((name, c) => [name, column(rows, c)])) as DecaySolution['curves'];
  const block = (rows: Float64Array, from: number) =>
    Float64Array.from(
      { length: times.length * units.length },
      (_, at) => rows[Math.floor(at / units.length) * width + from + (at % units.length)]!,
    );
  const [readout, hidden] = [decayCurves.length, decayCurves.length + units.length];
  return {
    curves: named(values),
    errors: named(errors),
    readoutWeights: block(values, readout),
    readoutErrors: block(errors, readout),
    hiddenWeights: block(values, hidden),
    hiddenErrors: block(errors, hidden),
  };
}
