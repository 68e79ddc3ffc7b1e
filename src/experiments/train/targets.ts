import { InputError } from '../../contract/index.js';
import type { Parameters } from './parameters.js';

/** Labels as a network is trained on them. */
export interface Targets {
  /** One row of `outputs` numbers per input. */
  values: Float64Array;
  outputs: number;
  /** The classes in order; absent for numbers. */
  classes?: number[];
  /** How they were made. */
  sentence: string;
}

const mostClasses = 20;

/**
 * Labels as targets: two classes are −1 and 1 on one output; more are one-hot rows, for the squared loss minus their mean.
 * @throws InputError `LABELS_NOT_CLASSES`.
 */
export function targetsOf(labels: Float64Array, { task, loss }: Pick<Parameters, 'task' | 'loss'>): Targets {
  const distinct = [...new Set(labels)].sort((a, b) => a - b);
  const canBeClasses = distinct.length <= mostClasses && distinct.length > 1 && distinct.every(Number.isInteger);
  if (task === 'numbers' && loss === 'cross-entropy') throw notClasses('labels taken as numbers', distinct);
  if (task === 'classes' || loss === 'cross-entropy') {
    if (!canBeClasses) throw notClasses(`${distinct.length} different values`, distinct);
    return classTargets(labels, distinct, loss);
  }
  if (task === 'auto' && canBeClasses) return classTargets(labels, distinct, loss);
  return { values: labels.slice(), outputs: 1, sentence: 'The labels were used as numbers.' };
}

function classTargets(labels: Float64Array, classes: number[], loss: Parameters['loss']): Targets {
  if (classes.length === 2) {
    const values = labels.map((label) => (label === classes[1] ? 1 : -1));
    const sentence = `Labels ${classes[0]} and ${classes[1]} became −1 and 1.`;
    return { values, outputs: 1, classes, sentence };
  }
  const outputs = classes.length;
  const shift = loss === 'squared' ? 1 / outputs : 0;
  const values = new Float64Array(labels.length * outputs).fill(-shift);
  labels.forEach((label, a) => {
    values[a * outputs + classes.indexOf(label)]! += 1;
  });
  const shifted = shift > 0 ? ` minus 1/${outputs}` : '';
  return { values, outputs, classes, sentence: `Labels became one-hot rows of ${outputs} classes${shifted}.` };
}

/** Share of rows whose class is hit: the sign of one output, the largest of several. */
export function accuracy(output: Float64Array, targets: Float64Array, outputs: number): number {
  const count = targets.length / outputs;
  let hits = 0;
  for (let a = 0; a < count; a++) {
    const at = a * outputs;
    if (outputs === 1 ? output[at]! * targets[at]! > 0 : largest(output, at, outputs) === largest(targets, at, outputs))
      hits++;
  }
  return hits / count;
}

function largest(values: Float64Array, at: number, length: number): number {
  let best = 0;
  for (let k = 1; k < length; k++) if (values[at + k]! > values[at + best]!) best = k;
  return best;
}

function notClasses(received: string, distinct: number[]): InputError {
  return new InputError({
    code: 'LABELS_NOT_CLASSES',
    path: 'labels',
    expected: `2 to ${mostClasses} classes given as integers`,
    received: `${received}, the first ${distinct.slice(0, 4).join(', ')}`,
    cause: 'The label column holds measurements, or another column was meant',
    next: 'Choose the label column with --y, or --task numbers with the squared loss',
  });
}
