import { InputError, type Plain, type UserData } from '../../../contract/index.js';
import { choleskySolve, jitteredCholesky } from '../../../numerics/linalg/index.js';
import { prepare } from './whiten.js';

/** Rows beyond the number of columns from which noise and signal can be told apart. */
const spare = 20;
/** Dimension below which parameters do not accept a network. */
const smallest = 50;

/**
 * Parameters of the random problem that stands for the user's data: after whitening (the isotropic theory does not apply to
 * correlated features) the same samples per dimension, and noise, strength and sparsity of the teacher as least squares
 * finds them. The mixture of zeros and Gaussians has the second and fourth moment of the estimate, its own noise taken off.
 * @throws InputError `DATA_TOO_FEW_ROWS`, `DATA_TOO_NARROW`, `DATA_NOT_FINITE`
 */
export function fromData(data: UserData): Record<string, Plain> {
  if (![...data.inputs, ...data.labels].every(Number.isFinite)) throw notFinite(data);
  const { values, rows, columns: d } = prepare(data.inputs, data.names.length, 'whitened');
  if (d < smallest) throw tooNarrow(data, d);
  if (rows < d + spare) throw tooFew(data, rows, d);
  const labels = centred(data.labels);
  const { weights, noise } = leastSquares(values, labels, rows, d);
  const delta = rows / d;
  const tau = noise / (delta - 1);
  const moment = (power: number) => weights.reduce((sum, w) => sum + raise(w, power), 0) / d;
  const square = Math.max(moment(2) - tau, 1e-3 * moment(2));
  const fourth = moment(4) - 6 * square * tau - 3 * tau * tau;
  const share = Math.min(1, Math.max(2 / d, (3 * square * square) / Math.max(fourth, 1e-300)));
  return {
    sampleRatio: delta,
    inputDimension: d,
    labelNoiseVariance: noise,
    teacher: [
      ...(share < 1 ? [{ weight: 1 - share, kind: 'atom', value: 0 }] : []),
      { weight: share, kind: 'gaussian', standardDeviation: Math.sqrt(square / share) },
    ],
  };
}

function raise(x: number, power: number): number {
  return power === 2 ? x * x : x * x * x * x;
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, y) => sum + y, 0) / values.length;
  return values.map((y) => y - mean);
}

/** Least squares, and the variance of the noise: residual sum over degrees of freedom. */
function leastSquares(x: Float64Array, y: Float64Array, rows: number, d: number) {
  const gram = new Float64Array(d * d);
  const right = new Float64Array(d);
  for (let r = 0; r < rows; r++)
    for (let i = 0; i < d; i++) {
      const a = x[r * d + i]!;
      right[i]! += a * y[r]!;
      for (let j = 0; j <= i; j++) gram[i * d + j]! += a * x[r * d + j]!;
    }
  const weights = choleskySolve(jitteredCholesky(gram, d).factor, d, right);
  let residual = 0;
  for (let r = 0; r < rows; r++) {
    let gap = y[r]!;
    for (let i = 0; i < d; i++) gap -= x[r * d + i]! * weights[i]!;
    residual += gap * gap;
  }
  // One degree of freedom went into the mean.
  return { weights, noise: residual / (rows - d - 1) };
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
