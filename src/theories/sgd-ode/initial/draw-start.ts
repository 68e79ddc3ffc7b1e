import { randomStream, type Stream, substream } from '../../../numerics/random/index.js';
import type { Initialisation } from '../initialisation.js';
import type { Parameters } from '../parameters.js';
import { studentCount, teacherCount } from '../sizes.js';
import type { Overlaps } from '../state.js';
import { checkDimension, checkOverlaps } from './check-overlaps.js';
import { finiteDimension } from './dimension.js';
import { gramFactor, gramOf, innerProducts } from './gram-factor.js';
import { bartlettRows, normalRows } from './random-rows.js';

/**
 * The realised overlaps of one replica's start, from which theory and simulation both begin: explicit ones, or drawn exactly
 * in law from the stream (seed, 'start', replica) without ever drawing weights. At infinite width: of `particles` units.
 * @throws InputError `OVERLAPS_INVALID`, `DIMENSION_TOO_SMALL`
 */
export function drawStart(parameters: Parameters, seed: number, replica: number): Overlaps {
  const stream = randomStream(seed, 'start', replica);
  const overlaps = drawn(parameters, stream);
  if (parameters.studentOverlap.length > 0 || parameters.teacherOverlap.length > 0) checkOverlaps(overlaps);
  if (parameters.inputDimension !== Number.POSITIVE_INFINITY)
    checkDimension(overlaps, parameters.inputDimension, 'parameters.inputDimension');
  return overlaps;
}

function drawn(parameters: Parameters, stream: Stream): Overlaps {
  const k = teacherCount(parameters);
  const p = Number.isFinite(studentCount(parameters)) ? studentCount(parameters) : parameters.particles;
  const readout = {
    readoutWeights: givenOrOnes(parameters.readoutWeights, p),
    teacherReadoutWeights: givenOrOnes(parameters.teacherReadoutWeights, k),
  };
  const teacherOverlap = teacherGram(parameters, k, substream(stream, 'teacher'));
  const { studentOverlap, crossOverlap, hiddenWeightMatrix, teacherWeightMatrix } = parameters;
  if (studentOverlap.length > 0)
    return { studentOverlap: flat(studentOverlap), crossOverlap: flat(crossOverlap), teacherOverlap, ...readout };
  if (hiddenWeightMatrix.length > 0) {
    const d = hiddenWeightMatrix[0]!.length;
    const rows = flat(hiddenWeightMatrix).map((w) => w / Math.sqrt(d));
    if (parameters.constraint === 'spherical') toLength({ parallel: rows, orthogonal: new Float64Array(0) }, p, 1);
    const teacher = flat(teacherWeightMatrix).map((w) => w / Math.sqrt(d));
    return {
      studentOverlap: gramOf(rows, p, d),
      crossOverlap: innerProducts(rows, p, teacher, k, d),
      teacherOverlap,
      ...readout,
    };
  }
  const students = drawStudents(parameters, teacherOverlap, { p, k }, substream(stream, 'student'));
  return { ...students, teacherOverlap, ...readout };
}

function givenOrOnes(given: number[], count: number): Float64Array {
  return given.length > 0 ? Float64Array.from(given) : new Float64Array(count).fill(1);
}

function flat(matrix: number[][]): Float64Array {
  return Float64Array.from(matrix.flat());
}

function teacherGram(parameters: Parameters, k: number, stream: Stream): Float64Array {
  const { teacherOverlap, teacherWeightMatrix, teacher } = parameters;
  if (teacherOverlap.length > 0) return flat(teacherOverlap);
  if (teacherWeightMatrix.length > 0) {
    const d = teacherWeightMatrix[0]!.length;
    const rows = flat(teacherWeightMatrix).map((w) => w / Math.sqrt(d));
    return gramOf(rows, k, d);
  }
  if (teacher === 'random') {
    const d = finiteDimension(parameters);
    return gramOf(bartlettRows(k, d, d, stream), k, Math.min(k, d));
  }
  return Float64Array.from({ length: k * k }, (_, i) => (i % (k + 1) === 0 ? 1 : 0));
}

interface Sizes {
  p: number;
  k: number;
}

/** Students as coordinates: in the teacher span, and outside it. */
interface Rows {
  /** p × teacher rank. */
  parallel: Float64Array;
  /** p × columns. */
  orthogonal: Float64Array;
}

function drawStudents(
  parameters: Parameters,
  teacherOverlap: Float64Array,
  sizes: Sizes,
  stream: Stream,
): Pick<Overlaps, 'studentOverlap' | 'crossOverlap'> {
  const { p, k } = sizes;
  const { factor, rank } = gramFactor(teacherOverlap, k);
  const { initialisation, constraint } = parameters;
  const dimension = finiteDimension(parameters);
  const rows = rowsOf(initialisation, { ...sizes, dimension, teacher: factor, rank }, stream);
  const scale = 'scale' in initialisation ? initialisation.scale : 1;
  if (constraint === 'spherical') toLength(rows, p, 1);
  else if (initialisation.kind === 'spherical') toLength(rows, p, scale);
  const inside = gramOf(rows.parallel, p, rank);
  const outside = gramOf(rows.orthogonal, p, rows.orthogonal.length / p);
  return {
    studentOverlap: inside.map((q, i) => q + outside[i]!),
    crossOverlap: innerProducts(rows.parallel, p, factor, k, rank),
  };
}

interface Frame extends Sizes {
  dimension: number;
  teacher: Float64Array;
  rank: number;
}

function rowsOf(initialisation: Initialisation, { p, k, dimension, teacher, rank }: Frame, stream: Stream): Rows {
  if (initialisation.kind === 'informed') {
    const { mixing, scale } = initialisation;
    const weights = mixing.length > 0 ? flat(mixing) : normalRows(p * k, 1, stream).map((w) => scale * w);
    return { parallel: product(weights, p, teacher, k, rank), orthogonal: new Float64Array(0) };
  }
  if (initialisation.kind === 'symmetric') {
    const { overlap, squaredNorm } = initialisation;
    const parallel = product(new Float64Array(p * k).fill(overlap / k), p, teacher, k, rank);
    const length = Math.sqrt(squaredNorm) * (1 - overlap);
    const orthogonal = Float64Array.from({ length: p * p }, (_, i) => (i % (p + 1) === 0 ? length : 0));
    return { parallel, orthogonal };
  }
  const parallel = normalRows(p * rank, dimension, stream);
  const outside = dimension - rank;
  const orthogonal = outside > 0 ? bartlettRows(p, outside, dimension, stream) : new Float64Array(0);
  const scaled = (values: Float64Array) => values.map((w) => initialisation.scale * w);
  return initialisation.kind === 'random'
    ? { parallel: scaled(parallel), orthogonal: scaled(orthogonal) }
    : { parallel, orthogonal };
}

/** A B for A p × k and B k × columns. */
function product(a: Float64Array, p: number, b: Float64Array, k: number, columns: number): Float64Array {
  const result = new Float64Array(p * columns);
  for (let i = 0; i < p; i++)
    for (let r = 0; r < k; r++)
      for (let c = 0; c < columns; c++)
        result[i * columns + c] = result[i * columns + c]! + a[i * k + r]! * b[r * columns + c]!;
  return result;
}

/** Scales every student to that length. */
function toLength({ parallel, orthogonal }: Rows, p: number, length: number): void {
  const parts = [parallel, orthogonal];
  for (let j = 0; j < p; j++) {
    let squared = 0;
    const rows = parts.map((part) => part.subarray((j * part.length) / p, ((j + 1) * part.length) / p));
    for (const row of rows) for (const value of row) squared += value * value;
    const factor = squared > 0 ? length / Math.sqrt(squared) : 0;
    for (const row of rows) row.set(row.map((value) => factor * value));
  }
}
