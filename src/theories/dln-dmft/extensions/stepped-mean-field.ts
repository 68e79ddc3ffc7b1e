import type { Job } from '../../../contract/index.js';
import { type Arena, kernels } from '../../../numerics/kernels/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import { fillStratifiedNormals } from '../../../numerics/sampling/index.js';
import type { StartClass } from '../conversions.js';
import type { Teacher } from '../teacher.js';
import type { VarianceClass } from '../variances.js';
import { addTo, along, emptyRows, extend, orthogonalise, push, type Rows } from './basis.js';
import { drawPopulation, type Population } from './population.js';

/** Gradient descent of w = (u^L − v^L)/L on features of unequal variance, in the limit of many dimensions. */
export interface SteppedProblem {
  teacher: Teacher;
  starts: StartClass[];
  variances: VarianceClass[];
  sampleRatio: number;
  labelNoiseVariance: number;
  weightDecay: number;
  /** η. */
  stepLength: number;
  steps: number;
  /** L. */
  depth: number;
}

/** Curves over the steps, 0 included. */
export interface SteppedCurves {
  trainMse: Float64Array;
  /** E(w − w*)². */
  testMse: Float64Array;
  /** E s(w − w*)²: excess risk of the prediction. */
  predictionMse: Float64Array;
  weightSquaredNorm: Float64Array;
  weightTeacherOverlap: Float64Array;
}

/** Vectors of the equations; every one carries √p. */
interface Course {
  problem: SteppedProblem;
  people: Population;
  /** Orthonormal directions of (√s D, σ); the last entry is that of σ. */
  directions: Rows;
  /** Independent normals of the gradient noise. */
  normals: Rows;
  /** What a new normal must be independent of. */
  past: Rows;
  w: Float64Array;
}

/** Bytes of one sampled course. */
export function steppedBytes(samples: number, steps: number): number {
  return 8 * (steps + 2) * 4.1 * samples;
}

/**
 * Mean field of discrete gradient descent, sampled: residuals r_n = Σ_k A_nk e_k in orthonormal directions e_k of the errors.
 * @equation g_n = √s Σ_{k≤n} A_nk (e_k + z_k/√δ), A_nk = E[√s D_n e_k] + E[√s w_n z_k]/√δ, A_nn = E[√s D_n e_n] [dln-dmft 10.1, 10.6, 10.10]
 * @equation u ← u − η(u^{L−1} g + λu), v ← v + η(v^{L−1} g − λv) [dln-dmft 10.5, 10.6]
 */
export function* steppedMeanField(
  problem: SteppedProblem,
  samples: number,
  seed: number,
  repeat: number,
): Job<SteppedCurves> {
  const people = drawPopulation(problem, samples, seed, repeat);
  const capacity = problem.steps + 2;
  const arena = kernels().arena(steppedBytes(people.size, problem.steps) + 1e6);
  try {
    const course = begin(arena, problem, people, capacity);
    const count = problem.steps + 1;
    const curves = {} as SteppedCurves;
    for (const name of curveNames) curves[name] = new Float64Array(count);
    for (let n = 0; n < count; n++) {
      const fresh = fillStratifiedNormals(new Float64Array(people.size), randomStream(seed, 'drive', repeat, n));
      const gradient = oneStep(course, n, fresh, curves);
      descend(problem, people, gradient);
      yield { done: n + 1, total: count };
    }
    return curves;
  } finally {
    arena.release();
  }
}

/** Names of the curves. */
export const curveNames = [
  'trainMse',
  'testMse',
  'predictionMse',
  'weightSquaredNorm',
  'weightTeacherOverlap',
] as const satisfies (keyof SteppedCurves)[];

function begin(arena: Arena, problem: SteppedProblem, people: Population, capacity: number): Course {
  const { size, share, feature, teacher } = people;
  const past = emptyRows(arena, size, 2 * capacity);
  extend(
    past,
    teacher.map((w, i) => share[i]! * feature[i]! * w),
  );
  return {
    problem,
    people,
    directions: emptyRows(arena, size + 1, capacity),
    normals: emptyRows(arena, size, capacity),
    past,
    w: new Float64Array(size),
  };
}

/** Records step n and returns the gradient of every coordinate. */
function oneStep(course: Course, n: number, fresh: Float64Array, curves: SteppedCurves): Float64Array {
  const { problem, people, directions, normals, past, w } = course;
  const { size, share, feature, teacher } = people;
  const root = 1 / Math.sqrt(problem.sampleRatio);
  weightsOf(problem.depth, people, w);
  const error = new Float64Array(size + 1);
  const own = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const scale = share[i]! * feature[i]!;
    own[i] = scale * w[i]!;
    error[i] = scale * (w[i]! - teacher[i]!);
  }
  error[size] = Math.sqrt(problem.labelNoiseVariance);
  observe(people, w, error, n, curves);
  const seen = error.slice(0, size);
  const coefficients = new Float64Array(n + 1);
  const response = along(normals, own);
  const before = directions.count;
  const alongDirections = orthogonalise(directions, error);
  const rest = extendOrZero(directions, error);
  for (let k = 0; k < before; k++) coefficients[k] = alongDirections[k]! + root * response[k]!;
  coefficients[n] = rest;
  extend(past, seen);
  const drive = fresh.map((z, i) => share[i]! * z);
  orthogonalise(past, drive);
  extend(past, drive);
  push(normals, past.values.slice((past.count - 1) * size, past.count * size));
  curves.trainMse[n] = coefficients.reduce((sum, a) => sum + a * a, 0);
  const force = new Float64Array(size + 1);
  addTo(directions, coefficients, force);
  const noise = new Float64Array(size);
  addTo(
    normals,
    coefficients.map((a) => a * root),
    noise,
  );
  return noise.map((z, i) => (feature[i]! * (z + force[i]!)) / share[i]!);
}

/** Adds the rest of an error as a direction of its own; a zero vector where nothing is left. */
function extendOrZero(directions: Rows, rest: Float64Array): number {
  let square = 0;
  for (const x of rest) square += x * x;
  const length = Math.sqrt(square);
  push(directions, length > 1e-12 ? rest.map((x) => x / length) : rest.fill(0));
  return length > 1e-12 ? length : 0;
}

function observe(people: Population, w: Float64Array, error: Float64Array, n: number, curves: SteppedCurves): void {
  const { size, share, teacher } = people;
  for (let i = 0; i < size; i++) {
    const p = share[i]! * share[i]!;
    const gap = w[i]! - teacher[i]!;
    curves.testMse[n]! += p * gap * gap;
    curves.predictionMse[n]! += error[i]! * error[i]!;
    curves.weightSquaredNorm[n]! += p * w[i]! * w[i]!;
    curves.weightTeacherOverlap[n]! += p * w[i]! * teacher[i]!;
  }
}

function weightsOf(depth: number, { u, v }: Population, w: Float64Array): void {
  for (let i = 0; i < w.length; i++) w[i] = (power(u[i]!, depth) - power(v[i]!, depth)) / depth;
}

function descend({ depth, stepLength, weightDecay }: SteppedProblem, { u, v }: Population, g: Float64Array): void {
  for (let i = 0; i < g.length; i++) {
    u[i]! *= 1 - stepLength * (weightDecay + power(u[i]!, depth - 2) * g[i]!);
    v[i]! *= 1 - stepLength * (weightDecay - power(v[i]!, depth - 2) * g[i]!);
  }
}

/** x^n for a whole n >= 0. */
export function power(x: number, n: number): number {
  let result = 1;
  for (let k = 0; k < n; k++) result *= x;
  return result;
}
