import { type BasePasses, displaced, type Network, ntk } from '../../../networks/index.js';
import { symmetricEigen } from '../../../numerics/linalg/index.js';
import { exp } from '../../../numerics/math/index.js';
import { integrated, integratedResidual, type LinearModes } from './linear-flow.js';

/** Follows the linear model's path in parameter space and takes the real network's kernel along it. */
export interface Shadow {
  network: Network;
  passes: BasePasses;
  modes: LinearModes;
}

/**
 * Kernel over all inputs of the real network at the linear model's place at time t.
 * @equation Θ_s(t) = NTK at θ_0 − Σ_c v_c q_c(t) [linearization 6]
 */
export function shadowKernel(shadow: Shadow, t: number): Float64Array {
  return shadowKernelAt(shadow, integratedResidual(shadow.modes, t));
}

/** The same at θ_0 − Σ_c q_c v_c. */
export function shadowKernelAt({ network, passes }: Omit<Shadow, 'modes'>, q: Float64Array): Float64Array {
  return ntk(movedAlong(network, passes, q), passes.inputs[0]!, passes.count);
}

/** The network at the linear model's place at time t. */
export function shadowNetwork({ network, passes, modes }: Shadow, t: number): Network {
  return movedAlong(network, passes, integratedResidual(modes, t));
}

/** θ − Σ_c q_c v_c over the training inputs. */
export function movedAlong(network: Network, passes: BasePasses, q: Float64Array): Network {
  const coefficients = new Float64Array(passes.count);
  for (let c = 0; c < q.length; c++) coefficients[c] = -q[c]!;
  return displaced(network, passes, coefficients);
}

/**
 * Output on all inputs after a step from t to t + dt, with the kernel at the middle; stable for any step.
 * @equation r ← e^{−Θ_s(t+dt/2) dt} r, f_A ← f_A − Θ_AT ∫ r ds [linearization 6]
 */
export function shadowStep(shadow: Shadow, output: Float64Array, t: number, dt: number): Float64Array {
  const { total, count, targets } = shadow.modes.problem;
  const kernel = shadowKernel(shadow, t + dt / 2);
  const block = new Float64Array(count * count);
  for (let a = 0; a < count; a++) block.set(kernel.subarray(a * total, a * total + count), a * count);
  const { values, vectors } = symmetricEigen(block, count);
  const q = new Float64Array(count);
  const next = output.slice();
  const residual = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    let share = 0;
    for (let a = 0; a < count; a++) share += vectors[a * count + j]! * (output[a]! - targets[a]!);
    const lambda = Math.max(values[j]!, 0);
    for (let a = 0; a < count; a++) {
      q[a]! += vectors[a * count + j]! * integrated(lambda, dt) * share;
      residual[a]! += vectors[a * count + j]! * exp(-lambda * dt) * share;
    }
  }
  for (let a = 0; a < count; a++) next[a] = targets[a]! + residual[a]!;
  for (let a = count; a < total; a++) for (let b = 0; b < count; b++) next[a]! -= kernel[a * total + b]! * q[b]!;
  return next;
}
