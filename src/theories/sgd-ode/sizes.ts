import type { Parameters } from './parameters.js';

/** What fixes the numbers of units. */
export type SizeSources = Pick<
  Parameters,
  | 'width'
  | 'teacherWidth'
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

/** Number of students p: Infinity if asked for, else that of explicit overlaps or weights, else `width`. */
export function studentCount(given: SizeSources): number {
  if (given.width === Number.POSITIVE_INFINITY) return given.width;
  return (
    given.studentOverlap.length ||
    given.crossOverlap.length ||
    given.hiddenWeightMatrix.length ||
    given.readoutWeights.length ||
    given.width
  );
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
