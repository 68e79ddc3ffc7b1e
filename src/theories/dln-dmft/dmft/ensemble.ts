import { log } from '../../../numerics/math/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import { fillSobolNormals, sobolSequence } from '../../../numerics/sampling/index.js';
import type { Setting } from '../conversions.js';
import type { Component } from '../teacher.js';

/** A class of coordinates: same component of the teacher's law, same start. */
export interface SampleClass {
  part: Component;
  /** Probability of the class. */
  weight: number;
  scale: number;
  asymmetry: number;
  /** Index of its first sample, and one past its last. */
  from: number;
  to: number;
}

/** Weighted samples of teacher and start. */
export interface Ensemble {
  size: number;
  classes: SampleClass[];
  /** Probability of every sample. */
  p: Float64Array;
  teacher: Float64Array;
  /** log a_0² and y(0) = c_0/2 of every sample. */
  logSquare: Float64Array;
  start: Float64Array;
  /** Innovations in principal coordinates, `dimension` rows of `size`. */
  normals: Float64Array;
  dimension: number;
}

/** Equal shares of about `samples` in all for every class, each a power of two of scrambled Sobol points. */
export function drawEnsemble(
  setting: Setting,
  samples: number,
  dimension: number,
  seed: number,
  scramble: number,
): Ensemble {
  const classes = classesOf(setting, samples);
  const size = classes.at(-1)!.to;
  const ensemble: Ensemble = {
    size,
    classes,
    p: new Float64Array(size),
    teacher: new Float64Array(size),
    logSquare: new Float64Array(size),
    start: new Float64Array(size),
    normals: new Float64Array(dimension * size),
    dimension,
  };
  classes.forEach((one, c) => {
    fillClass(ensemble, one, seed, scramble, c);
  });
  return ensemble;
}

function classesOf({ teacher, starts }: Setting, samples: number): SampleClass[] {
  const count = teacher.length * starts.length;
  let share = 1;
  while (2 * share * count <= samples * 1.3) share *= 2;
  return starts
    .flatMap(({ weight, scale, asymmetry }) =>
      teacher.map((part) => ({ part, weight: weight * part.weight, scale, asymmetry })),
    )
    .map((one, c) => ({ ...one, from: c * share, to: (c + 1) * share }));
}

function fillClass(ensemble: Ensemble, one: SampleClass, seed: number, scramble: number, index: number): void {
  const { size, dimension } = ensemble;
  const count = one.to - one.from;
  const sequence = sobolSequence(dimension + 1, randomStream(seed, 'dmft', scramble, index));
  const points = fillSobolNormals(new Float64Array(count * (dimension + 1)), sequence);
  const atom = one.part.kind === 'atom' ? one.part.value : 0;
  const spread = one.part.kind === 'gaussian' ? one.part.standardDeviation : 0;
  let square = 0;
  for (let i = 0; i < count; i++) square += points[i * (dimension + 1)]! * points[i * (dimension + 1)]!;
  // The second moment of a Gaussian class is exact.
  const exact = spread / Math.sqrt(square / count);
  for (let i = 0; i < count; i++) {
    const at = one.from + i;
    ensemble.p[at] = one.weight / count;
    ensemble.teacher[at] = atom + (spread > 0 ? exact * points[i * (dimension + 1)]! : 0);
    ensemble.logSquare[at] = 2 * log(one.scale);
    ensemble.start[at] = one.asymmetry / 2;
    for (let k = 0; k < dimension; k++) ensemble.normals[k * size + at] = points[i * (dimension + 1) + 1 + k]!;
  }
}

/**
 * Indices of about `enough` samples that stand for all, with the factor their probabilities grow by: the first points of
 * every class, which are spread evenly; every k-th Sobol point is not.
 */
export function subset({ size, classes }: Ensemble, enough: number): { indices: Int32Array; factor: number } {
  let factor = 1;
  const smallest = classes[0]!.to - classes[0]!.from;
  while (size / factor > enough && smallest / factor > 1) factor *= 2;
  const indices: number[] = [];
  for (const { from, to } of classes) for (let i = from; i < from + (to - from) / factor; i++) indices.push(i);
  return { indices: Int32Array.from(indices), factor };
}
