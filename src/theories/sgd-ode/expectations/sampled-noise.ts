import { symmetricEigen } from '../../../numerics/linalg/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import { fillSobolNormals, sobolSequence } from '../../../numerics/sampling/index.js';
import type { Activation } from '../activations/index.js';
import type { NoiseMoment } from './moments.js';

/**
 * Noise moment on fixed quasi-random normal nodes z_i, mapped by the symmetric root of Ω so that it is a smooth function of Ω.
 * `set` numbers independent sets of nodes: the difference between two sets estimates the error.
 * @equation N ≈ (1/S) Σ_i e_i² σ'σ'ᵀ(Ω^{1/2} z_i), D likewise of Λ·∇(e²σ'_jσ'_l) [sgd-ode 3.6b]
 */
export function sampledNoise(
  student: Activation,
  teacher: Activation,
  p: number,
  n: number,
  { nodes, set }: { nodes: number; set: number },
): NoiseMoment {
  const z = fillSobolNormals(new Float64Array(nodes * n), sobolSequence(n, randomStream(set, 'noise-nodes')));
  const work = newScratch(n, p);
  return (omega, c, variance, N, D) => {
    const root = symmetricRoot(omega, n);
    N.fill(0);
    D?.fill(0);
    for (let i = 0; i < nodes; i++) {
      preactivations(root, z, i, n, work.lambda);
      const error = evaluateUnits(student, teacher, p, n, c, work);
      addNode(work, p, n, c, error, variance, N, D);
    }
    finish(N, p, nodes);
    if (D) finish(D, p, nodes);
  };
}

interface Scratch {
  lambda: Float64Array;
  slope: Float64Array;
  /** λ_j σ''_j of the students. */
  stretch: Float64Array;
}

function newScratch(n: number, p: number): Scratch {
  return { lambda: new Float64Array(n), slope: new Float64Array(n), stretch: new Float64Array(p) };
}

/** Ω^{1/2} with eigenvalues below 0 clipped. */
function symmetricRoot(omega: Float64Array, n: number): Float64Array {
  const { values, vectors } = symmetricEigen(omega, n);
  const root = new Float64Array(n * n);
  for (let v = 0; v < n; v++) {
    const size = Math.sqrt(Math.max(0, values[v]!));
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) root[a * n + b]! += size * vectors[a * n + v]! * vectors[b * n + v]!;
  }
  return root;
}

function preactivations(root: Float64Array, z: Float64Array, i: number, n: number, lambda: Float64Array): void {
  for (let a = 0; a < n; a++) {
    let sum = 0;
    for (let b = 0; b < n; b++) sum += root[a * n + b]! * z[i * n + b]!;
    lambda[a] = sum;
  }
}

/** Slopes of all units; returns the error without label noise. */
function evaluateUnits(
  student: Activation,
  teacher: Activation,
  p: number,
  n: number,
  c: Float64Array,
  { lambda, slope, stretch }: Scratch,
): number {
  let error = 0;
  for (let b = 0; b < n; b++) {
    const unit = b < p ? student : teacher;
    const u = lambda[b]!;
    error += c[b]! * unit.value(u);
    slope[b] = unit.derivative(u);
    if (b < p) stretch[b] = u * unit.secondDerivative(u);
  }
  return error;
}

function addNode(
  { lambda, slope, stretch }: Scratch,
  p: number,
  n: number,
  c: Float64Array,
  error: number,
  variance: number,
  N: Float64Array,
  D?: Float64Array,
): void {
  let radial = 0;
  if (D) for (let b = 0; b < n; b++) radial += c[b]! * slope[b]! * lambda[b]!;
  const square = error * error + variance;
  for (let j = 0; j < p; j++)
    for (let l = j; l < p; l++) {
      const product = slope[j]! * slope[l]!;
      N[j * p + l]! += square * product;
      if (D)
        D[j * p + l]! += 2 * error * radial * product + square * (stretch[j]! * slope[l]! + slope[j]! * stretch[l]!);
    }
}

function finish(matrix: Float64Array, p: number, nodes: number): void {
  for (let j = 0; j < p; j++)
    for (let l = j; l < p; l++) matrix[j * p + l] = matrix[l * p + j] = matrix[j * p + l]! / nodes;
}
