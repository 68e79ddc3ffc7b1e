import type { Arena } from '../../../numerics/kernels/index.js';
import { log } from '../../../numerics/math/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import { fillSobolNormals, sobolSequence } from '../../../numerics/sampling/index.js';
import type { Setting } from '../conversions.js';
import type { Component } from '../teacher.js';
import { coarsened } from '../variances.js';
import { block, emptyVectors, type Vectors } from './vectors.js';

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
  /** √s, s the variance of the feature times d. */
  feature: Float64Array;
  /** log a_0² and y(0) = c_0/2 of every sample. */
  logSquare: Float64Array;
  start: Float64Array;
  /** Innovations in principal coordinates; in an arena. */
  normals: Vectors;
}

/** Where randomness comes from. */
export interface Address {
  seed: number;
  scramble: number;
}

/** Equal shares of about `samples` in all for every class, each a power of two of scrambled Sobol points. */
export function drawEnsemble(
  arena: Arena,
  setting: Setting,
  samples: number,
  dimension: number,
  address: Address,
): Ensemble {
  const classes = classesOf(setting, samples);
  const size = classes.at(-1)!.to;
  const ensemble: Ensemble = {
    size,
    classes,
    p: new Float64Array(size),
    teacher: new Float64Array(size),
    feature: new Float64Array(size).fill(1),
    logSquare: new Float64Array(size),
    start: new Float64Array(size),
    normals: emptyVectors(arena, size, dimension),
  };
  const dealt = pairsOf(setting, classes[0]!.to - classes[0]!.from);
  classes.forEach((one, c) => {
    fillClass(ensemble, one, dealt, address, c);
  });
  return ensemble;
}

/** What the samples of a class are dealt: variances, and with measured labels the weights that go with them. */
interface Pair {
  weight: number;
  variance: number;
  teacher?: number;
}

/** Fewest samples of a pair. */
const fewest = 4;

function pairsOf({ variances, measured }: Setting, share: number): Pair[] {
  const weights = measured?.fit?.weights;
  if (!weights) return coarsened(variances, Math.max(1, share / fewest));
  return Array.from(weights, (teacher, i) => ({
    weight: 1 / weights.length,
    variance: measured.variances[i]!,
    teacher,
  })).sort((a, b) => b.variance - a.variance || b.teacher - a.teacher);
}

function classesOf({ teacher, starts, measured }: Setting, samples: number): SampleClass[] {
  const count = teacher.length * starts.length;
  const least = measured?.fit ? fewest * measured.columns : 0;
  let share = 1;
  while (2 * share * count <= samples * 1.3 || share < least) share *= 2;
  return starts
    .flatMap(({ weight, scale, asymmetry }) =>
      teacher.map((part) => ({ part, weight: weight * part.weight, scale, asymmetry })),
    )
    .map((one, c) => ({ ...one, from: c * share, to: (c + 1) * share }));
}

function fillClass(
  ensemble: Ensemble,
  one: SampleClass,
  pairs: Pair[],
  { seed, scramble }: Address,
  index: number,
): void {
  const { capacity: dimension } = ensemble.normals;
  const count = one.to - one.from;
  // One coordinate for the teacher, one for the variance where there are several, the rest for the normals.
  const first = pairs.length > 1 ? 2 : 1;
  const width = dimension + first;
  const sequence = sobolSequence(width, randomStream(seed, 'dmft', scramble, index));
  const points = fillSobolNormals(new Float64Array(count * width), sequence);
  const atom = one.part.kind === 'atom' ? one.part.value : 0;
  const spread = one.part.kind === 'gaussian' ? one.part.standardDeviation : 0;
  let square = 0;
  for (let i = 0; i < count; i++) square += points[i * width]! * points[i * width]!;
  // The second moment of a Gaussian class is exact.
  const exact = spread / Math.sqrt(square / count);
  for (let i = 0; i < count; i++) {
    const at = one.from + i;
    ensemble.p[at] = one.weight / count;
    ensemble.teacher[at] = atom + (spread > 0 ? exact * points[i * width]! : 0);
    ensemble.logSquare[at] = 2 * log(one.scale);
    ensemble.start[at] = one.asymmetry / 2;
    putNormals(ensemble.normals, at, points.subarray(i * width + first, (i + 1) * width));
  }
  if (pairs.length > 1) deal(ensemble, one, pairs, (i) => points[i * width + 1]!);
  else ensemble.feature.fill(Math.sqrt(pairs[0]!.variance), one.from, one.to);
}

function putNormals({ blocks, size }: Vectors, at: number, values: Float64Array): void {
  const b = Math.floor(at / block);
  const width = Math.min(block, size - b * block);
  const place = at - b * block;
  const target = blocks[b]!;
  for (let k = 0; k < values.length; k++) target[k * width + place] = values[k]!;
}

/** Deals pairs out to the samples of a class in order of a coordinate of theirs; every pair keeps its weight. */
function deal(
  { p, feature, teacher }: Ensemble,
  { from, to, weight }: SampleClass,
  pairs: Pair[],
  coordinate: (i: number) => number,
): void {
  const count = to - from;
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => coordinate(a) - coordinate(b) || a - b);
  pairs.forEach((one, v) => {
    const members = order.slice(Math.round((v * count) / pairs.length), Math.round(((v + 1) * count) / pairs.length));
    for (const i of members) {
      p[from + i] = (weight * one.weight) / members.length;
      feature[from + i] = Math.sqrt(one.variance);
      if (one.teacher !== undefined) teacher[from + i] = one.teacher;
    }
  });
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
