import { exp, log1p } from '../../../numerics/math/index.js';
import { integrateWithErrorJob } from '../../../numerics/ode/index.js';
import type { Modes } from '../modes.js';
import type { Setting } from '../setting.js';
import { fromModes, type Reduced } from '../simulators/reduced.js';

/** A loss of one sample: ℓ(f; y) and its derivative in f. */
export interface Loss {
  of(output: number, label: number): number;
  derivative(output: number, label: number): number;
}

/** Losses by name: `squared` is ½(f − y)²; `logistic` is ln(1 + e^{−yf}) for labels ±1. */
export const losses = {
  squared: {
    of: (f, y) => 0.5 * (f - y) * (f - y),
    derivative: (f, y) => f - y,
  },
  logistic: {
    of: (f, y) => (y * f > 0 ? log1p(exp(-y * f)) : log1p(exp(y * f)) - y * f),
    derivative: (f, y) => (y * f > 0 ? (-y * exp(-y * f)) / (1 + exp(-y * f)) : -y / (1 + exp(y * f))),
  },
} as const satisfies Record<string, Loss>;

/** Overlaps and mode energies at stretched time θ: every loss moves the network along the same path. */
export function alongPath(modes: Modes, setting: Setting, stretchedTime: number): Reduced {
  const grow = exp(2 * stretchedTime);
  const { growingModeEnergy, decayingModeEnergy, modeImbalance, layerArea } = modes;
  return fromModes(growingModeEnergy * grow, decayingModeEnergy / grow, modeImbalance, layerArea, setting);
}

/** Slope at stretched time θ: s = ½γη̄(P e^{2θ} − Q e^{−2θ}). */
export function slopeAt(modes: Modes, { outputScale, meanRate }: Setting, stretchedTime: number): number {
  const grow = exp(2 * stretchedTime);
  return 0.5 * outputScale * meanRate * (modes.growingModeEnergy * grow - modes.decayingModeEnergy / grow);
}

/** Mean loss of the slope on the training data. */
export function meanLoss({ of }: Loss, { inputs, labels }: Setting, slope: number): number {
  let sum = 0;
  for (let m = 0; m < inputs.length; m++) sum += of(slope * inputs[m]!, labels[m]!);
  return sum / inputs.length;
}

/** Mean of −ℓ′(f_μ)a_μ: the force along the data line. */
export function force({ derivative }: Loss, { inputs, labels }: Setting, slope: number): number {
  let sum = 0;
  for (let m = 0; m < inputs.length; m++) sum -= derivative(slope * inputs[m]!, labels[m]!) * inputs[m]!;
  return sum / inputs.length;
}

/** What is recorded at every time. */
export interface LossObserver {
  size: number;
  of(stretchedTime: number, slope: number, out: Float64Array): void;
}

/**
 * Gradient flow of any loss: the one scalar equation θ̇ = η̄γ·mean(−ℓ′(f_μ)a_μ) with f_μ = a_μ s(θ).
 * The path through weight space does not depend on the loss, only the speed along it does.
 * @param times increasing, >= 0, in units of steps at full rate
 */
export function lossFlowJob(
  loss: Loss,
  { modes, setting }: { modes: Modes; setting: Setting },
  { times, tolerance, observe }: { times: Float64Array; tolerance: number; observe: LossObserver },
) {
  const pull = setting.meanRate * setting.outputScale;
  return integrateWithErrorJob(
    {
      name: 'stretched time of the loss',
      rhs(_t, y, dy) {
        dy[0] = pull * force(loss, setting, slopeAt(modes, setting, y[0]!));
      },
    },
    { t: 0, y: Float64Array.of(0) },
    times,
    {
      rtol: 0,
      atol: tolerance,
      observe: { size: observe.size, of: (_t, y, out) => observe.of(y[0]!, slopeAt(modes, setting, y[0]!), out) },
    },
  );
}
