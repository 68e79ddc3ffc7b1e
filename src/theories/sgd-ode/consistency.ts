import { refuse } from '../../contract/index.js';
import type { ActivationName } from './activation-names.js';
import { widestClosedNoise } from './closed-noise.js';
import type { LearningRateSchedule } from './schedule.js';
import {
  defaultTeacherWidth,
  defaultWidth,
  explicitStudents,
  type SizeSources,
  studentCount,
  teacherCount,
} from './sizes.js';

/** What the rules between parameters look at. */
interface Values extends SizeSources {
  inputDimension: number;
  activation: ActivationName;
  teacherActivation: ActivationName | 'same';
  hermiteCoefficients: number[];
  teacherHermiteCoefficients: number[];
  learningRateSchedule: LearningRateSchedule;
  readoutRateRatio: number;
  constraint: 'none' | 'spherical';
  noiseExpectation: 'automatic' | 'exact' | 'sampled';
  particleProjections: number[][];
  particleOrthogonalNorms: number[];
  studentSecondMoment: number[][];
  teacherSecondMoment: number[][];
  parallelSecondMoment: number[][];
  teacherParallelSecondMoment: number[][];
  initialisation: { kind: string; mixing?: number[][] };
}

interface Context {
  value: Values;
  issues: unknown[];
}

type Shape = { name: keyof Values; rows: number; columns: number };

/** Rules between parameters; each breach is one problem with path, expectation, cause and next step. */
export function consistency(context: Context): void {
  widthRules(context);
  shapeRules(context);
  startRules(context);
  hermiteRules(context);
  scheduleRule(context);
  noiseRule(context);
  sphericalRules(context);
}

function widthRules(context: Context): void {
  const { value } = context;
  const p = studentCount(value);
  const explicit = explicitStudents(value);
  if (value.widthExponent !== 0 && (explicit > 0 || p > 1e6))
    refuse(context, {
      path: ['widthExponent'],
      expected: explicit > 0 ? '0 with explicit overlaps, weights or readouts' : 'a width of at most 1000000',
      received: explicit > 0 ? value.widthExponent : p,
      next: 'Lower the exponent, or leave it out',
    });
  const other = value.width !== defaultWidth && value.width !== Number.POSITIVE_INFINITY;
  if (explicit > 0 && other && value.width !== explicit)
    refuse(context, {
      path: ['width'],
      expected: `${explicit}, the number of explicit students`,
      received: value.width,
      cause: 'Explicit overlaps, weights or readouts fix the width',
      next: 'Leave out the width or the explicit values',
    });
  const k = teacherCount(value);
  if (value.teacherWidth !== defaultTeacherWidth && value.teacherWidth !== k)
    refuse(context, {
      path: ['teacherWidth'],
      expected: `${k}, the number of explicit teachers`,
      received: value.teacherWidth,
      cause: 'Explicit overlaps, weights or readouts fix the teacher width',
      next: 'Leave out the teacher width or the explicit values',
    });
}

function shapeRules(context: Context): void {
  const { value } = context;
  const p = studentCount(value);
  const k = teacherCount(value);
  const d = value.hiddenWeightMatrix[0]?.length ?? value.teacherWeightMatrix[0]?.length ?? 0;
  const square = (matrix: number[][]) => matrix.length;
  const shapes: Shape[] = [
    { name: 'studentOverlap', rows: p, columns: p },
    { name: 'crossOverlap', rows: p, columns: k },
    { name: 'teacherOverlap', rows: k, columns: k },
    { name: 'hiddenWeightMatrix', rows: p, columns: d },
    { name: 'teacherWeightMatrix', rows: k, columns: d },
    {
      name: 'studentSecondMoment',
      rows: square(value.studentSecondMoment),
      columns: square(value.studentSecondMoment),
    },
    {
      name: 'teacherSecondMoment',
      rows: square(value.studentSecondMoment),
      columns: square(value.studentSecondMoment),
    },
    {
      name: 'parallelSecondMoment',
      rows: square(value.parallelSecondMoment),
      columns: square(value.parallelSecondMoment),
    },
    {
      name: 'teacherParallelSecondMoment',
      rows: square(value.parallelSecondMoment),
      columns: square(value.parallelSecondMoment),
    },
  ];
  for (const shape of shapes) matrixRule(context, shape);
  vectorRule(context, 'readoutWeights', p);
  vectorRule(context, 'teacherReadoutWeights', k);
  vectorRule(context, 'particleOrthogonalNorms', value.particleProjections.length);
}

function matrixRule(context: Context, { name, rows, columns }: Shape): void {
  const matrix = context.value[name] as number[][];
  if (matrix.length === 0) return;
  const lengths = matrix.map((row) => row.length);
  if (matrix.length === rows && lengths.every((length) => length === columns)) return;
  refuse(context, {
    path: [name],
    expected: `a matrix of ${rows} rows and ${columns} columns`,
    received: `${matrix.length} rows of lengths ${[...new Set(lengths)].join(', ')}`,
    cause: 'Its size does not fit the other explicit overlaps or weights',
    next: 'Give one row per unit, and one column per unit (overlaps) or per input (weights)',
  });
}

function vectorRule(
  context: Context,
  name: 'readoutWeights' | 'teacherReadoutWeights' | 'particleOrthogonalNorms',
  length: number,
): void {
  const vector = context.value[name];
  const particlesGiven = name === 'particleOrthogonalNorms' && length > 0;
  if ((vector.length === 0 && !particlesGiven) || vector.length === length) return;
  if (name === 'readoutWeights' && context.value.width === Number.POSITIVE_INFINITY) return;
  refuse(context, {
    path: [name],
    expected: `${length} numbers, one per unit`,
    received: `${vector.length} numbers`,
    next: 'Match the lengths, or leave it out',
  });
}

function startRules(context: Context): void {
  const { studentOverlap, crossOverlap, hiddenWeightMatrix, teacherWeightMatrix, teacherOverlap, inputDimension } =
    context.value;
  if (studentOverlap.length > 0 !== crossOverlap.length > 0)
    refuse(context, {
      path: [studentOverlap.length > 0 ? 'crossOverlap' : 'studentOverlap'],
      expected: 'studentOverlap and crossOverlap together',
      received: 'only one of them',
      next: 'Give both overlaps of the start, or neither',
    });
  if (hiddenWeightMatrix.length > 0 && studentOverlap.length > 0)
    refuse(context, {
      path: ['hiddenWeightMatrix'],
      expected: 'weights or overlaps, not both',
      received: hiddenWeightMatrix.length,
      next: 'Leave one of them out',
    });
  if (hiddenWeightMatrix.length > 0 && teacherWeightMatrix.length === 0)
    refuse(context, {
      path: ['teacherWeightMatrix'],
      expected: 'the teacher weights beside the student weights',
      received: 'nothing',
      cause: 'Overlaps of the student with the teacher need the rows of both',
      next: 'Give both weight matrices, or overlaps',
    });
  if (teacherWeightMatrix.length > 0 && teacherOverlap.length > 0)
    refuse(context, {
      path: ['teacherWeightMatrix'],
      expected: 'teacher weights or teacherOverlap, not both',
      received: teacherWeightMatrix.length,
      next: 'Leave one of them out',
    });
  const columns = hiddenWeightMatrix[0]?.length ?? teacherWeightMatrix[0]?.length;
  if (columns !== undefined && inputDimension !== Number.POSITIVE_INFINITY && inputDimension !== columns)
    refuse(context, {
      path: ['inputDimension'],
      expected: `${columns}, the length of the explicit weight rows`,
      received: inputDimension,
      next: 'Leave the dimension at Infinity for the limit from these overlaps, or match it',
    });
}

function hermiteRules(context: Context): void {
  const { activation, teacherActivation, hermiteCoefficients, teacherHermiteCoefficients } = context.value;
  const student = hermiteCoefficients.length;
  const needed: [string, boolean][] = [
    ['hermiteCoefficients', activation === 'hermite' && student === 0],
    [
      'teacherHermiteCoefficients',
      teacherActivation === 'hermite' && teacherHermiteCoefficients.length + student === 0,
    ],
  ];
  for (const [name, missing] of needed)
    if (missing)
      refuse(context, {
        path: [name],
        expected: "the coefficients of the activation 'hermite'",
        received: [],
        next: 'Give one number per Hermite polynomial He_0, He_1, ..., or choose another activation',
      });
  for (const name of ['hermiteCoefficients', 'teacherHermiteCoefficients'] as const)
    if (context.value[name].length > 21)
      refuse(context, {
        path: [name],
        expected: 'at most 21 coefficients (degree 20)',
        received: context.value[name].length,
        next: 'Truncate the list',
      });
}

function scheduleRule(context: Context): void {
  const { learningRateSchedule: schedule } = context.value;
  if (schedule.kind !== 'steps') return;
  const { times, factors } = schedule;
  if (times.length === factors.length && times.every((t, i) => i === 0 || t > times[i - 1]!)) return;
  refuse(context, {
    path: ['learningRateSchedule', 'times'],
    expected: 'increasing times, one per factor',
    received: times,
    next: 'Sort the times and give as many factors',
  });
}

function noiseRule(context: Context): void {
  const { noiseExpectation, activation, teacherActivation } = context.value;
  if (noiseExpectation !== 'exact') return;
  const p = studentCount(context.value);
  const teacher = teacherActivation === 'same' ? activation : teacherActivation;
  const limit = widestClosedNoise(activation, teacher);
  if (p === Number.POSITIVE_INFINITY || p <= limit) return;
  refuse(context, {
    path: ['noiseExpectation'],
    expected: limit > 0 ? `a width of at most ${limit} for the exact four-point term of ${activation}` : "'sampled'",
    received: limit > 0 ? p : 'exact',
    cause:
      limit > 0
        ? 'Its cost grows with the fourth power of the width'
        : `${activation}${teacher === activation ? '' : ` with a teacher of ${teacher}`} has no closed four-point term`,
    next: "Choose noiseExpectation 'sampled', or width Infinity for the mean-field limit",
  });
}

function sphericalRules(context: Context): void {
  const { constraint, readoutRateRatio, studentOverlap } = context.value;
  if (constraint !== 'spherical') return;
  if (readoutRateRatio > 0)
    refuse(context, {
      path: ['readoutRateRatio'],
      expected: '0 with the spherical constraint',
      received: readoutRateRatio,
      next: 'Freeze the readout, or drop the constraint',
    });
  const worst = studentOverlap.findIndex((row, j) => Math.abs((row[j] ?? 0) - 1) > 1e-8);
  if (worst >= 0)
    refuse(context, {
      path: ['studentOverlap', String(worst)],
      expected: 'squared norms 1 on the diagonal with the spherical constraint',
      received: studentOverlap[worst]![worst],
      next: 'Divide rows and columns by the norms, in studentOverlap and crossOverlap',
    });
}
