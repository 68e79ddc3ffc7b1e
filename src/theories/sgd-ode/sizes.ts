import { pow } from '../../numerics/math/index.js';
import { finiteDimension } from './initial/dimension.js';
import type { Parameters } from './parameters.js';

/** What fixes the numbers of units. */
export type SizeSources = Pick<
  Parameters,
  | 'width'
  | 'widthExponent'
  | 'teacherWidth'
  | 'inputDimension'
  | 'simulationDimension'
  | 'studentOverlap'
  | 'crossOverlap'
  | 'hiddenWeightMatrix'
  | 'readoutWeights'
  | 'teacherOverlap'
  | 'teacherWeightMatrix'
  | 'teacherReadoutWeights'
>;

/** Width when none is asked for. */
export const defaultWidth = 4;
export const defaultTeacherWidth = 2;

/** Number of students that explicit overlaps, weights or readouts fix; 0: they fix none. */
export function explicitStudents(given: SizeSources): number {
  return (
    given.studentOverlap.length ||
    given.crossOverlap.length ||
    given.hiddenWeightMatrix.length ||
    given.readoutWeights.length
  );
}

/**
 * Number of students p: Infinity if asked for, else that of explicit overlaps or weights, else `width` scaled with the dimension.
 * @equation p = p₀ d^κ [sgd-ode 3.10]
 */
export function studentCount(given: SizeSources): number {
  if (given.width === Number.POSITIVE_INFINITY) return given.width;
  return explicitStudents(given) || Math.max(1, Math.round(given.width * scale(given, given.widthExponent)));
}

/** Learning rate scaled with the dimension. @equation γ = γ₀ d^−δ [sgd-ode 3.10] */
export function learningRateOf(given: Pick<Parameters, 'learningRate' | 'learningRateExponent'> & SizeSources): number {
  return given.learningRate * scale(given, -given.learningRateExponent);
}

function scale(given: SizeSources, exponent: number): number {
  return exponent === 0 ? 1 : pow(finiteDimension(given), exponent);
}

/** Number of teachers k: that of explicit overlaps or weights, else `teacherWidth`. */
export function teacherCount(given: SizeSources): number {
  return (
    given.teacherOverlap.length ||
    given.teacherWeightMatrix.length ||
    given.teacherReadoutWeights.length ||
    given.crossOverlap[0]?.length ||
    given.teacherWidth
  );
}
