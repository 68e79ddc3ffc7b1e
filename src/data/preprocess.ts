import type { UserData } from '../contract/index.js';

/** `none`; each column by its own standard deviation; all by one number so that the mean over rows of |x|^2 is 1; all by the largest |x|. */
export type Scaling = 'none' | 'standardise' | 'secondMoment' | 'max';

/** What is done to inputs or labels: first the mean is subtracted, then the values are divided. */
export interface Treatment {
  centre: boolean;
  scale: Scaling;
}

/** (x - shift) / divisor, column by column; fitted on training rows and applied to any. */
export interface Transform {
  shift: Float64Array;
  divisor: Float64Array;
}

/** Data left as they came. */
export const untouched: Treatment = { centre: false, scale: 'none' };

/**
 * Centres and scales inputs and labels as asked, and says so: one sentence per step with its numbers.
 * @param treatment what to do to each; nothing is done that is not asked for.
 */
export function preprocess(
  data: UserData,
  treatment: { inputs: Treatment; labels: Treatment },
): { data: UserData; sentences: string[]; inputs: Transform; labels: Transform } {
  const inputs = fitTransform(data.inputs, data.names.length, treatment.inputs);
  const labels = fitTransform(data.labels, 1, treatment.labels);
  const sentences = [
    ...describe('inputs', data.names, treatment.inputs, inputs),
    ...describe('labels', [data.labelName], treatment.labels, labels),
  ];
  const changed = {
    ...data,
    inputs: applyTransform(data.inputs, inputs),
    labels: applyTransform(data.labels, labels),
  };
  return { data: changed, sentences, inputs, labels };
}

/** Shift and divisor of every column of row-major `values`. A constant column keeps divisor 1 under `standardise`. */
export function fitTransform(values: Float64Array, columns: number, { centre, scale }: Treatment): Transform {
  const rows = values.length / columns;
  const shift = centre ? columnMeans(values, columns) : new Float64Array(columns);
  const centred = applyTransform(values, { shift, divisor: new Float64Array(columns).fill(1) });
  if (scale === 'standardise') return { shift, divisor: standardDeviations(centred, columns).map((s) => s || 1) };
  let size = 1;
  if (scale === 'max') size = largest(centred);
  if (scale === 'secondMoment') size = rootSumOfSquares(centred) / Math.sqrt(rows);
  return { shift, divisor: new Float64Array(columns).fill(size || 1) };
}

/** (x - shift) / divisor for row-major values. */
export function applyTransform(values: Float64Array, { shift, divisor }: Transform): Float64Array {
  const columns = shift.length;
  return values.map((x, i) => (x - shift[i % columns]!) / divisor[i % columns]!);
}

function columnMeans(values: Float64Array, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < values.length; i++) sums[i % columns]! += values[i]!;
  return sums.map((sum) => sum / (values.length / columns));
}

/** Population standard deviations about the columns' means; exactly 0 for constant columns. */
function standardDeviations(values: Float64Array, columns: number): Float64Array {
  const means = columnMeans(values, columns);
  return means.map((mean, c) => {
    const column = Float64Array.from({ length: values.length / columns }, (_, row) => values[row * columns + c]!);
    const varies = column.some((x) => x !== column[0]);
    return varies ? rootSumOfSquares(column.map((x) => x - mean)) / Math.sqrt(column.length) : 0;
  });
}

/** Without overflow or underflow of the squares. */
function rootSumOfSquares(values: Float64Array): number {
  const size = largest(values) || 1;
  return size * Math.sqrt(values.reduce((sum, x) => sum + (x / size) * (x / size), 0));
}

function largest(values: Float64Array): number {
  return values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

function describe(what: string, names: string[], { centre, scale }: Treatment, { shift, divisor }: Transform) {
  const kept = names.length === 1 ? names[0]! : `${names.length} columns`;
  const sentences: string[] = [];
  if (centre) sentences.push(`The mean of the ${what} (${kept}) was subtracted: ${few(shift)}.`);
  if (scale === 'standardise')
    sentences.push(
      `The ${what} (${kept}) were divided by their standard deviation, constant columns left alone: ${few(divisor)}.`,
    );
  if (scale === 'secondMoment')
    sentences.push(`The ${what} (${kept}) were divided by their root mean square norm: ${divisor[0]}.`);
  if (scale === 'max') sentences.push(`The ${what} (${kept}) were divided by their largest magnitude: ${divisor[0]}.`);
  if (sentences.length === 0) sentences.push(`The ${what} (${kept}) were used as they are.`);
  return sentences;
}

function few(numbers: Float64Array): string {
  return `${[...numbers.subarray(0, 4)].join(', ')}${numbers.length > 4 ? ', ...' : ''}`;
}
