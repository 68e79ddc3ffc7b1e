import { exp, log, log1p } from '../../numerics/math/index.js';
import type { Loss } from './loss.js';

/** −Σ_k y_k log softmax(f)_k, summed over inputs; with one output logistic: labels ±1, log(1 + e^{−y f}). */
export const crossEntropy: Loss = {
  name: 'cross-entropy',
  value: (f, y, outputs) => (outputs === 1 ? logistic(f, y) : softmaxLoss(f, y, outputs)),
  slope: (f, y, outputs) => (outputs === 1 ? f.map((v, i) => -y[i]! * share(-y[i]! * v)) : softmaxSlope(f, y, outputs)),
};

/** 1/(1 + e^{−x}) without overflow. */
function share(x: number): number {
  const e = exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

function logistic(f: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < f.length; i++) {
    const margin = y[i]! * f[i]!;
    sum += Math.max(-margin, 0) + log1p(exp(-Math.abs(margin)));
  }
  return sum;
}

function softmaxLoss(f: Float64Array, y: Float64Array, outputs: number): number {
  let sum = 0;
  for (let o = 0; o < f.length; o += outputs) {
    const top = largest(f, o, outputs);
    let total = 0;
    for (let k = 0; k < outputs; k++) total += exp(f[o + k]! - top);
    for (let k = 0; k < outputs; k++) sum -= y[o + k]! * (f[o + k]! - top - log(total));
  }
  return sum;
}

function softmaxSlope(f: Float64Array, y: Float64Array, outputs: number): Float64Array {
  const slope = new Float64Array(f.length);
  for (let o = 0; o < f.length; o += outputs) {
    const top = largest(f, o, outputs);
    let total = 0;
    let mass = 0;
    for (let k = 0; k < outputs; k++) {
      total += slope[o + k] = exp(f[o + k]! - top);
      mass += y[o + k]!;
    }
    for (let k = 0; k < outputs; k++) slope[o + k] = (mass * slope[o + k]!) / total - y[o + k]!;
  }
  return slope;
}

function largest(f: Float64Array, offset: number, length: number): number {
  let top = f[offset]!;
  for (let k = 1; k < length; k++) top = Math.max(top, f[offset + k]!);
  return top;
}
