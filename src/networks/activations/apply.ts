import { kernels } from '../../numerics/kernels/index.js';
import type { Activation } from './activation.js';

/** φ of every entry. */
export function values(activation: Activation, z: Float64Array): Float64Array {
  return applied(activation, z, 0);
}

/** φ' of every entry. */
export function slopes(activation: Activation, z: Float64Array): Float64Array {
  return applied(activation, z, 1);
}

/** φ⁽ᵏ⁾ of every entry for k = 0 … order (at most 5). */
export function composeDerivatives(activation: Activation, z: Float64Array, order: number): Float64Array[] {
  const out = Array.from({ length: order + 1 }, () => new Float64Array(z.length));
  const d = new Float64Array(6);
  for (let i = 0; i < z.length; i++) {
    activation.at(z[i]!, d);
    for (let k = 0; k <= order; k++) out[k]![i] = d[k]!;
  }
  return out;
}

function applied(activation: Activation, z: Float64Array, order: 0 | 1): Float64Array {
  const out = new Float64Array(z.length);
  if (activation.kernels) {
    kernels().map(activation.kernels[order], z, out);
    return out;
  }
  const d = new Float64Array(6);
  for (let i = 0; i < z.length; i++) {
    activation.at(z[i]!, d);
    out[i] = d[order]!;
  }
  return out;
}
