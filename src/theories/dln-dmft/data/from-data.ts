import { InputError, type Plain, type UserData } from '../../../contract/index.js';
import { leastSquares, measure } from './measured.js';

/** Rows beyond the number of columns from which noise and signal can be told apart. */
const spare = 20;
/** Dimension below which parameters do not accept a network. */
const smallest = 50;

/** Numbers beyond which features are not kept: a result carries them. */
const most = 2e6;

/**
 * Parameters that train on random subsets of the user's rows, and the random problem that stands for them: at most two rows
 * per dimension, a quarter of all at most, and noise, strength and sparsity of the teacher as least squares finds them on
 * whitened features. The mixture of zeros and Gaussians has the second and fourth moment of the estimate, its noise taken off.
 * @throws InputError `DATA_TOO_FEW_ROWS`, `DATA_TOO_NARROW`, `DATA_NOT_FINITE`, `DATA_TOO_LARGE`
 */
export function fromData(data: UserData): Record<string, Plain> {
  if (![...data.inputs, ...data.labels].every(Number.isFinite)) throw notFinite(data);
  if (data.inputs.length > most) throw tooLarge(data);
  const width = data.names.length;
  const measured = measure(data.inputs, width, 'whitened');
  const { rows, columns: d } = measured;
  if (d < smallest) throw tooNarrow(data, d);
  if (rows < d + spare) throw tooFew(data, rows, d);
  const { weights, noise } = leastSquares(measured, data.labels);
  const tau = noise / (rows / d - 1);
  const moment = (power: number) => weights.reduce((sum, w) => sum + raise(w, power), 0) / d;
  const square = Math.max(moment(2) - tau, 1e-3 * moment(2));
  const fourth = moment(4) - 6 * square * tau - 3 * tau * tau;
  const share = Math.min(1, Math.max(2 / d, (3 * square * square) / Math.max(fourth, 1e-300)));
  return {
    sampleRatio: Math.min(2, rows / d / 4),
    inputDimension: d,
    labelNoiseVariance: noise,
    teacher: [
      ...(share < 1 ? [{ weight: 1 - share, kind: 'atom', value: 0 }] : []),
      { weight: share, kind: 'gaussian', standardDeviation: Math.sqrt(square / share) },
    ],
    features: Array.from({ length: rows }, (_, r) => [...data.inputs.subarray(r * width, (r + 1) * width)]),
    labels: [...data.labels],
  };
}

function raise(x: number, power: number): number {
  return power === 2 ? x * x : x * x * x * x;
}

function tooLarge({ source, inputs, rows, names }: UserData): InputError {
  return new InputError({
    code: 'DATA_TOO_LARGE',
    path: source,
    expected: `at most ${most} numbers`,
    received: `${inputs.length} in ${rows} rows of ${names.length} columns`,
    cause: 'the features are kept with every result, so that it can be run again',
    next: 'Keep the rows and columns needed: networks train on at most two rows per column unless sampleRatio says otherwise',
  });
}

function notFinite({ source }: UserData): InputError {
  return new InputError({
    code: 'DATA_NOT_FINITE',
    path: source,
    expected: 'finite features and labels',
    received: 'values that are not finite',
    next: 'Fill or drop the rows concerned',
  });
}

function tooNarrow({ source }: UserData, d: number): InputError {
  return new InputError({
    code: 'DATA_TOO_NARROW',
    path: source,
    expected: `at least ${smallest} features that vary`,
    received: String(d),
    cause: 'the theory is a limit of many dimensions',
    next: 'Choose more columns',
  });
}

function tooFew({ source }: UserData, rows: number, d: number): InputError {
  return new InputError({
    code: 'DATA_TOO_FEW_ROWS',
    path: source,
    expected: `at least ${d + spare} rows for ${d} features that vary`,
    received: String(rows),
    cause: 'noise and signal of the labels are told apart by least squares, which needs more rows than features',
    next: 'Give more rows or fewer columns, or set sampleRatio, teacher and labelNoiseVariance by hand',
  });
}
