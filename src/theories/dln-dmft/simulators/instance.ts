import type { Arena } from '../../../numerics/kernels/index.js';
import { log } from '../../../numerics/math/index.js';
import { chiSquare, fillNormals, normal, randomStream, type Stream, shuffle } from '../../../numerics/random/index.js';
import { fillStratifiedNormals } from '../../../numerics/sampling/index.js';
import type { Setting } from '../conversions.js';
import { drawFeatures, type Features, largestEigenvalue, scaleColumns } from './features.js';

/** Coordinates of one teacher component and one start. */
export interface CoordinateClass {
  /** Index of the teacher's component and of the start. */
  component: number;
  start: number;
  members: Uint32Array;
}

/** One finite network with its data: what is trained. */
export interface Instance {
  setting: Setting;
  dimension: number;
  /** n; n/d is the realised sample ratio. */
  samples: number;
  features: Features;
  /** Labels in the rotated sample basis of `features`. */
  labels: Float64Array;
  /** Squared length of the labels outside that basis: reached by no weight. */
  unreachable: number;
  /** Largest eigenvalue of XᵀX/δ, where it is known better than by the law of Marchenko and Pastur. */
  edge?: number;
  teacher: Float64Array;
  /** √s of every coordinate, s the variance of its feature times d. */
  feature: Float64Array;
  /** log a_0² and y(0) = c_0/2 of every coordinate. */
  logSquare: Float64Array;
  start: Float64Array;
  classes: CoordinateClass[];
}

/** Number of samples of an instance. */
export function samplesOf(sampleRatio: number, dimension: number): number {
  return Math.round(sampleRatio * dimension);
}

/**
 * An instance with controlled moments: exact class counts, stratified Gaussian classes with the exact second moment, noise
 * of the exact length. That removes shifts of order 1/√d of q and σ² and most of the spread between instances early on.
 */
export function drawInstance(
  arena: Arena,
  setting: Setting,
  dimension: number,
  { seed, replica }: { seed: number; replica: number },
): Instance {
  const samples = samplesOf(setting.sampleRatio, dimension);
  const coordinates = drawCoordinates(setting, dimension, randomStream(seed, 'instance', replica, 'teacher'));
  const features = drawFeatures(arena, samples, dimension, randomStream(seed, 'instance', replica, 'features'));
  const noise = drawNoise(samples, features.rows, randomStream(seed, 'instance', replica, 'noise'));
  const labels = arena.f64(features.rows);
  const sigma = Math.sqrt(setting.labelNoiseVariance);
  const unequal = setting.variances.length > 1 || setting.variances[0]!.variance !== 1;
  if (unequal) scaleColumns(features, coordinates.feature);
  for (const { row, rows, from, values } of features.blocks) {
    const width = dimension - from;
    for (let k = 0; k < rows; k++) {
      let sum = 0;
      for (let j = 0; j < width; j++) sum += values[k * width + j]! * coordinates.teacher[from + j]!;
      labels[row + k] = sum + sigma * noise.seen[row + k]!;
    }
  }
  return {
    setting,
    dimension,
    samples,
    features,
    labels,
    unreachable: setting.labelNoiseVariance * noise.unseenSquare,
    ...(unequal ? { edge: largestEigenvalue(features) * (dimension / samples) } : {}),
    ...coordinates,
  };
}

/** Noise of squared length n in n dimensions: its part in the first `seen` of them, and the squared length of the rest. */
export function drawNoise(samples: number, seen: number, stream: Stream) {
  const part = fillNormals(new Float64Array(seen), stream);
  let square = 0;
  for (const x of part) square += x * x;
  const rest = samples > seen ? chiSquare(samples - seen, stream) : 0;
  const scale = samples / (square + rest);
  return { seen: part.map((x) => x * Math.sqrt(scale)), unseenSquare: rest * scale };
}

/** Teacher, start and feature variance of every coordinate: classes of exact size at random places. */
export function drawCoordinates({ teacher, starts, variances }: Setting, dimension: number, stream: Stream) {
  const shares = starts.flatMap((start) => teacher.map((part) => start.weight * part.weight));
  const counts = wholeCounts(shares, dimension);
  const places = new Uint32Array(dimension);
  for (let i = 0; i < dimension; i++) places[i] = i;
  shuffle(places, stream);
  const out = {
    teacher: new Float64Array(dimension),
    logSquare: new Float64Array(dimension),
    start: new Float64Array(dimension),
    classes: [] as CoordinateClass[],
  };
  let from = 0;
  starts.forEach((start, s) => {
    teacher.forEach((part, c) => {
      const members = places.slice(from, from + counts[s * teacher.length + c]!).sort();
      from += members.length;
      const values =
        part.kind === 'atom'
          ? new Float64Array(members.length).fill(part.value)
          : gaussianClass(members.length, part.standardDeviation, stream);
      members.forEach((i, k) => {
        out.teacher[i] = values[k]!;
        out.logSquare[i] = 2 * log(start.scale);
        out.start[i] = start.asymmetry / 2;
      });
      out.classes.push({ component: c, start: s, members });
    });
  });
  return { ...out, feature: drawSpreads(variances, dimension, stream) };
}

/** Square roots of the variances, in exact numbers at random places. */
function drawSpreads(variances: Setting['variances'], dimension: number, stream: Stream): Float64Array {
  const counts = wholeCounts(
    variances.map(({ weight }) => weight),
    dimension,
  );
  const spreads = Float64Array.from(
    variances.flatMap(({ variance }, v) => new Array<number>(counts[v]!).fill(Math.sqrt(variance))),
  );
  if (variances.length === 1) return spreads;
  const places = Uint32Array.from(spreads, (_, i) => i);
  shuffle(places, stream);
  return spreads.map((_, i) => spreads[places[i]!]!);
}

/** Stratified normal numbers with the exact second moment. */
function gaussianClass(count: number, standardDeviation: number, stream: Stream): Float64Array {
  if (count === 1) return Float64Array.of(standardDeviation * Math.sign(normal(stream)));
  const values = fillStratifiedNormals(new Float64Array(count), stream);
  let square = 0;
  for (const x of values) square += x * x;
  const scale = standardDeviation / Math.sqrt(square / count);
  return values.map((x) => x * scale);
}

/** Whole numbers nearest to `total` times the shares that add up to `total`: largest remainders are rounded up. */
export function wholeCounts(shares: number[], total: number): number[] {
  const exact = shares.map((share) => share * total);
  const counts = exact.map((x) => Math.floor(x + 1e-9));
  const order = exact.map((_, k) => k).sort((a, b) => exact[b]! - counts[b]! - (exact[a]! - counts[a]!) || a - b);
  let left = total - counts.reduce((sum, n) => sum + n, 0);
  for (const k of order) {
    if (left <= 0) break;
    counts[k]!++;
    left--;
  }
  return counts;
}
