import { symmetricEigen } from '../../../numerics/linalg/index.js';
import { exp, expm1, log } from '../../../numerics/math/index.js';

/** What the linear model needs to know: kernel over all inputs (training first), output at the start, targets. */
export interface LinearProblem {
  /** total x total. */
  kernel: Float64Array;
  total: number;
  /** Training inputs. */
  count: number;
  output: Float64Array;
  targets: Float64Array;
}

/** The linear model in the eigenbasis of its training kernel. */
export interface LinearModes {
  problem: LinearProblem;
  /** Ascending; tiny negative ones clipped to 0. */
  eigenvalues: Float64Array;
  /** count x count, column j belongs to eigenvalue j. */
  vectors: Float64Array;
  /** Initial residual in the eigenbasis. */
  residual: Float64Array;
}

/** Diagonalises the training kernel. */
export function linearModes(problem: LinearProblem): LinearModes {
  const { count, total, kernel, output, targets } = problem;
  const block = new Float64Array(count * count);
  for (let a = 0; a < count; a++) block.set(kernel.subarray(a * total, a * total + count), a * count);
  const { values, vectors } = symmetricEigen(block, count);
  const residual = new Float64Array(count);
  for (let j = 0; j < count; j++)
    for (let a = 0; a < count; a++) residual[j]! += vectors[a * count + j]! * (output[a]! - targets[a]!);
  return { problem, eigenvalues: values.map((v) => Math.max(v, 0)), vectors, residual };
}

/**
 * q(t) = ∫₀ᵗ r ds of the linear model under gradient flow.
 * @equation q = U diag((1 − e^{−λt})/λ) Uᵀ r_0, factor t where λ = 0 [linearization 3.6]
 */
export function integratedResidual(modes: LinearModes, t: number): Float64Array {
  return inModes(modes, (lambda) => integrated(lambda, t));
}

/** (1 − e^{−λt})/λ, t for λ = 0. */
export function integrated(lambda: number, t: number): number {
  return lambda * t < 1e-300 ? t : -expm1(-lambda * t) / lambda;
}

/**
 * Output of the linear model on all inputs at time t of gradient flow.
 * @equation f_T = y + U e^{−Λt} Uᵀ (f_0 − y); f_A = f_A(0) − Θ_AT q(t) [linearization 3.6]
 */
export function linearFlowOutput(modes: LinearModes, t: number): Float64Array {
  const out = movedOutput(modes, integratedResidual(modes, t));
  const residual = inModes(modes, (lambda) => exp(-lambda * t));
  for (let a = 0; a < residual.length; a++) out[a] = modes.problem.targets[a]! + residual[a]!;
  return out;
}

/**
 * Output of the linear model after k steps of full-batch gradient descent; stable when η λ_max < 2.
 * @equation e^{−λt} becomes (1 − ηλ)ᵏ, (1 − e^{−λt})/λ becomes (1 − (1 − ηλ)ᵏ)/λ [linearization 3.6]
 */
export function linearDescentOutput(modes: LinearModes, learningRate: number, steps: number): Float64Array {
  const power = (lambda: number) => {
    const base = 1 - learningRate * lambda;
    const size = base === 0 ? (steps === 0 ? 1 : 0) : exp(steps * log(Math.abs(base)));
    return base < 0 && steps % 2 === 1 ? -size : size;
  };
  const q = inModes(modes, (lambda) => (lambda === 0 ? learningRate * steps : (1 - power(lambda)) / lambda));
  const out = movedOutput(modes, q);
  const residual = inModes(modes, power);
  for (let a = 0; a < residual.length; a++) out[a] = modes.problem.targets[a]! + residual[a]!;
  return out;
}

/** f_A(0) − Θ_AT q. */
export function movedOutput({ problem }: LinearModes, q: Float64Array): Float64Array {
  const { kernel, total, output } = problem;
  const out = output.slice();
  for (let a = 0; a < total; a++) for (let b = 0; b < q.length; b++) out[a]! -= kernel[a * total + b]! * q[b]!;
  return out;
}

/** U diag(factor(λ)) Uᵀ r_0. */
function inModes({ eigenvalues, vectors, residual }: LinearModes, factor: (lambda: number) => number): Float64Array {
  const n = eigenvalues.length;
  const out = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const share = factor(eigenvalues[j]!) * residual[j]!;
    for (let a = 0; a < n; a++) out[a]! += share * vectors[a * n + j]!;
  }
  return out;
}
