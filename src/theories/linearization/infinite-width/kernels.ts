import { type Activation, type ActivationName, gram } from '../../../networks/index.js';
import type { Dual, DualPair } from './dual.js';
import { closedForms } from './duals.js';
import { hermiteDual } from './hermite.js';

/** Kernels of a network of infinite width on `total` inputs: of its outputs at the start, and of its tangent model. */
export interface WideKernels {
  total: number;
  nngp: Float64Array;
  ntk: Float64Array;
}

/** What the recursion needs. */
export interface WideSetting {
  inputs: Float64Array;
  total: number;
  activation: Activation;
  hiddenLayers: number;
  weightScale: number;
  biasScale: number;
}

/** Dual functions of an activation: in closed form where there is one, else by Hermite series. */
export function dualOf(activation: Activation): Dual {
  return closedForms[activation.name as ActivationName] ?? hermiteDual(activation);
}

/**
 * The two kernels of the input layer.
 * @equation K¹ = σ_w² xᵀx'/d + σ_b², Θ¹ = K¹ [linearization 3.5]
 */
export function firstKernels({ inputs, total, weightScale, biasScale }: WideSetting): WideKernels {
  const nngp = gram(inputs, total);
  const dimension = inputs.length / total;
  for (let i = 0; i < nngp.length; i++)
    nngp[i] = (weightScale * weightScale * nngp[i]!) / dimension + biasScale * biasScale;
  return { total, nngp, ntk: nngp.slice() };
}

/**
 * The kernels one layer deeper; rows `from` to `to` of them are written into `next`.
 * @equation K^{l+1} = σ_w² T(K^l) + σ_b², Θ^{l+1} = K^{l+1} + σ_w² Ṫ(K^l) ∘ Θ^l [linearization 3.5]
 */
export function deeperRows(
  now: WideKernels,
  next: WideKernels,
  dual: Dual,
  { weightScale, biasScale }: WideSetting,
  from: number,
  to: number,
): void {
  const { total, nngp, ntk } = now;
  const w2 = weightScale * weightScale;
  const pair: DualPair = { value: 0, slope: 0 };
  for (let a = from; a < to; a++)
    for (let b = 0; b <= a; b++) {
      dual.at(nngp[a * total + a]!, nngp[a * total + b]!, nngp[b * total + b]!, pair);
      const value = w2 * pair.value + biasScale * biasScale;
      const tangent = value + w2 * pair.slope * ntk[a * total + b]!;
      next.nngp[a * total + b] = next.nngp[b * total + a] = value;
      next.ntk[a * total + b] = next.ntk[b * total + a] = tangent;
    }
}

/** Both kernels of the whole network, computed in pieces of some thousand entries; yields the share done. */
export function* wideKernels(setting: WideSetting): Generator<number, WideKernels, void> {
  const dual = dualOf(setting.activation);
  let kernels = firstKernels(setting);
  const { total, hiddenLayers } = setting;
  const rows = Math.max(1, Math.floor(4000 / total));
  for (let l = 0; l < hiddenLayers; l++) {
    const next = { total, nngp: new Float64Array(total * total), ntk: new Float64Array(total * total) };
    for (let a = 0; a < total; a += rows) {
      deeperRows(kernels, next, dual, setting, a, Math.min(total, a + rows));
      yield (l + a / total) / hiddenLayers;
    }
    kernels = next;
  }
  return kernels;
}
