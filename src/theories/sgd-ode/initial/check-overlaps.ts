import { InputError, shown } from '../../../contract/index.js';
import type { Overlaps } from '../state.js';
import { coordinatesOf, orthogonalGram, sizesOf } from './coordinates.js';
import { gramFactor, gramOf, innerProducts } from './gram-factor.js';

/** Share of the trace that counts as rounding below zero. */
const rounding = 1e-10;

/**
 * Refuses overlaps that no weight vectors have, and offers the nearest ones that some have.
 * @throws InputError `OVERLAPS_INVALID`
 */
export function checkOverlaps(overlaps: Overlaps): void {
  checkTeacher(overlaps);
  const { p, k } = sizesOf(overlaps);
  const { parallel, teacher, teacherRank } = coordinatesOf(overlaps);
  const trace = traceOf(overlaps.studentOverlap, p) + traceOf(overlaps.teacherOverlap, k);
  requireSymmetric(overlaps.studentOverlap, p, 'studentOverlap');
  const reached = innerProducts(parallel, p, teacher, k, teacherRank);
  const off = largestDifference(reached, overlaps.crossOverlap);
  if (off > 1e-8 * Math.max(1, Math.sqrt(trace)))
    throw refused('crossOverlap', {
      expected: 'overlaps with a teacher of linearly dependent rows that respect the dependence',
      received: `a part of size ${off.toPrecision(3)} that no student has`,
      next: `The nearest valid crossOverlap is ${readable(reached, p)}`,
    });
  const rest = orthogonalGram(overlaps.studentOverlap, parallel, p, teacherRank);
  const { smallest, factor, rank } = gramFactor(rest, p);
  if (smallest >= -rounding * trace) return;
  const outside = gramOf(factor, p, rank);
  const nearest = gramOf(parallel, p, teacherRank).map((inside, i) => inside + outside[i]!);
  throw refused('studentOverlap', {
    expected: 'a student overlap that weights with this crossOverlap can have',
    received: `${shown(rowsOf(overlaps.studentOverlap, p))}, whose part outside the teacher span has the eigenvalue ${smallest.toPrecision(3)}`,
    next: `The nearest valid studentOverlap is ${readable(nearest, p)}`,
  });
}

/** Refuses a dimension that cannot hold weights with these overlaps. @throws InputError `DIMENSION_TOO_SMALL` */
export function checkDimension(overlaps: Overlaps, dimension: number, path: string): void {
  const { teacherRank, orthogonalRank } = coordinatesOf(overlaps);
  const rank = teacherRank + orthogonalRank;
  if (dimension >= rank) return;
  throw new InputError({
    code: 'DIMENSION_TOO_SMALL',
    path,
    expected: `at least ${rank}, the rank of the initial overlaps`,
    received: String(dimension),
    cause: 'That many linearly independent rows do not fit into fewer dimensions',
    next: 'Raise the dimension, or lower the widths',
  });
}

function checkTeacher({ teacherOverlap, teacherReadoutWeights }: Overlaps): void {
  const k = teacherReadoutWeights.length;
  requireSymmetric(teacherOverlap, k, 'teacherOverlap');
  const { smallest, factor, rank } = gramFactor(teacherOverlap, k);
  const zero = Array.from({ length: k }, (_, r) => teacherOverlap[r * k + r]!).findIndex((norm) => !(norm > 0));
  if (zero < 0 && smallest >= -rounding * traceOf(teacherOverlap, k)) return;
  throw refused('teacherOverlap', {
    expected: 'a positive semi-definite matrix with a positive diagonal',
    received:
      zero >= 0
        ? `${teacherOverlap[zero * k + zero]} on the diagonal`
        : `smallest eigenvalue ${smallest.toPrecision(3)}`,
    next: `The nearest valid teacherOverlap is ${readable(gramOf(factor, k, rank), k)}`,
  });
}

function requireSymmetric(matrix: Float64Array, size: number, path: string): void {
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) {
      const [lower, upper] = [matrix[i * size + j]!, matrix[j * size + i]!];
      if (Math.abs(lower - upper) <= 1e-12 * (Math.abs(lower) + Math.abs(upper))) continue;
      throw refused(path, {
        expected: 'a symmetric matrix',
        received: `${lower} at [${i}][${j}] and ${upper} at [${j}][${i}]`,
        next: 'A Gram matrix is symmetric: make the two equal',
      });
    }
}

function refused(name: string, problem: { expected: string; received: string; next: string }): InputError {
  const cause = 'These overlaps are not those of any weight vectors';
  return new InputError({ code: 'OVERLAPS_INVALID', path: `parameters.${name}`, cause, ...problem });
}

function traceOf(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += matrix[i * size + i]!;
  return sum;
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);
}

function rowsOf(matrix: Float64Array, rows: number): number[][] {
  const columns = matrix.length / rows;
  return Array.from({ length: rows }, (_, i) => Array.from(matrix.subarray(i * columns, (i + 1) * columns)));
}

function readable(matrix: Float64Array, rows: number): string {
  return JSON.stringify(rowsOf(matrix, rows).map((row) => row.map((value) => Number(value.toPrecision(10)))));
}
