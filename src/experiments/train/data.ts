import { InputError, type UserData } from '../../contract/index.js';
import { applyTransform, fitTransform } from '../../data/index.js';
import { type Batch, rowsOf } from '../../networks/index.js';
import { permutation, randomStream } from '../../numerics/random/index.js';
import type { Parameters } from './parameters.js';
import { targetsOf } from './targets.js';

/** Data ready for training, with the record of what was done to them. */
export interface TrainingData {
  train: Batch;
  /** `count` may be 0. */
  test: Batch;
  dimension: number;
  outputs: number;
  classes?: number[];
  sentences: string[];
}

const fewest = 4;

/**
 * Chooses rows, splits them, scales inputs by what the training rows say, and makes targets of the labels.
 * @throws InputError `DATA_TOO_FEW_ROWS`, `DATA_ALL_ZERO` or `LABELS_NOT_CLASSES`.
 */
export function trainingData(data: UserData, given: Parameters, seed: number): TrainingData {
  const { rows, names, source } = data;
  const wanted = new Set(given.classes);
  const shuffled = [...permutation(rows, randomStream(seed, 'rows'))];
  const kept = shuffled.filter((row) => wanted.size === 0 || wanted.has(data.labels[row]!));
  const chosen = given.rows > 0 ? kept.slice(0, given.rows) : kept;
  const testCount = Math.round(given.testShare * chosen.length);
  if (chosen.length - testCount < fewest) throw tooFew(source, chosen.length - testCount, given);
  const targets = targetsOf(
    Float64Array.from(chosen, (row) => data.labels[row]!),
    given,
  );
  const whole = { inputs: data.inputs, labels: new Float64Array(rows), count: rows };
  const all: Batch = { ...rowsOf(whole, chosen), labels: targets.values };
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
  const test = rowsOf(all, range(0, testCount));
  const train = rowsOf(all, range(testCount, chosen.length));
  const transform = fitTransform(train.inputs, names.length, {
    centre: given.centreInputs,
    scale: given.inputScaling,
  });
  const scaled = { ...train, inputs: applyTransform(train.inputs, transform) };
  if (scaled.inputs.every((x) => x === 0)) throw allZero(source);
  return {
    train: scaled,
    test: { ...test, inputs: applyTransform(test.inputs, transform) },
    dimension: names.length,
    outputs: targets.outputs,
    ...(targets.classes ? { classes: targets.classes } : {}),
    sentences: [
      `${train.count} rows for training and ${test.count} for the test, drawn at random from ${rows} with seed ${seed}.`,
      inputSentence(given),
      targets.sentence,
    ],
  };
}

function inputSentence({ centreInputs, inputScaling }: Parameters): string {
  const divided = {
    none: '',
    standardise: 'divided by the standard deviation of their column, constant columns left alone',
    secondMoment: 'divided by one number so that the mean of |x|² is 1',
    max: 'divided by the largest |x|',
  }[inputScaling];
  const done = [centreInputs ? 'centred column by column' : '', divided].filter(Boolean).join(' and ');
  return done ? `Inputs were ${done}, fitted on the training rows.` : 'Inputs were used as they are.';
}

function tooFew(source: string, count: number, { classes, testShare }: Parameters): InputError {
  const limits = [classes.length > 0 ? `classes ${classes.join(', ')}` : '', `test share ${testShare}`];
  return new InputError({
    code: 'DATA_TOO_FEW_ROWS',
    path: source,
    expected: `at least ${fewest} training rows`,
    received: `${count} (${limits.filter(Boolean).join(', ')})`,
    cause: 'The classes named are not among the labels, or the table is small',
    next: 'Name other classes, or lower --test-share',
  });
}

function allZero(source: string): InputError {
  return new InputError({
    code: 'DATA_ALL_ZERO',
    path: source,
    expected: 'inputs that differ between rows',
    received: 'only zeros',
    cause: 'Every chosen column is constant and was centred',
    next: 'Choose other columns with --x, or --centre-inputs false',
  });
}
