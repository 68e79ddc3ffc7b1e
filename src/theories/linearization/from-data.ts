import { InputError, type Plain, type UserData } from '../../contract/index.js';

/**
 * Inputs taken from the user's data unless more are asked for: fewer than the hierarchy could take, whose cost grows with their
 * third power and which then predicts networks of 512 units in seconds.
 */
const usual = { train: 9, test: 3 };

/**
 * Parameters that train the network on the user's data: 12 rows unless said, the last quarter of them to test on;
 * inputs brought to mean squared norm d, labels to mean 0 and largest size 1.
 * @throws InputError `DATA_ALL_ZERO` when every input is zero.
 */
export function fromData(data: UserData, rows?: number): Record<string, Plain> {
  const { train, test, scale, mean, size } = planOf(data, rows);
  if (!(scale > 0)) throw allZero(data);
  const columns = data.names.length;
  const row = (r: number): number[] =>
    Array.from(data.inputs.subarray(r * columns, (r + 1) * columns), (v) => v / scale);
  return {
    inputs: Array.from({ length: train }, (_, r) => row(r)),
    testInputs: Array.from({ length: test }, (_, r) => row(train + r)),
    labels: Array.from(data.labels.subarray(0, train), (y) => (y - mean) / size),
  };
}

/** How many rows of how many, and what was done to them. */
export function preparation(data: UserData, rows?: number): string[] {
  const { train, test, scale, mean, size } = planOf(data, rows);
  const tested = test > 0 ? `, the next ${test} tested` : '';
  const few = rows === undefined && data.rows > usual.train + usual.test ? '; --rows takes more' : '';
  return [
    `Of ${data.rows} rows the first ${train} are trained on${tested}${few}.`,
    `Input vectors were divided by ${brief(scale)}, so that their mean squared norm is their dimension; from the labels ${brief(mean)} was taken off, and they were divided by ${brief(size)}.`,
  ];
}

function planOf(data: UserData, rows: number | undefined) {
  const train = rows === undefined ? Math.min(usual.train, data.rows) : rows - Math.floor(rows / 4);
  const test = Math.min(rows === undefined ? usual.test : rows - train, data.rows - train);
  const labels = data.labels.subarray(0, train);
  const mean = labels.reduce((sum, y) => sum + y, 0) / train;
  const size = labels.reduce((top, y) => Math.max(top, Math.abs(y - mean)), 0) || 1;
  return { train, test, scale: Math.sqrt(meanSquare(data.inputs)), mean, size };
}

function meanSquare(values: Float64Array): number {
  return values.reduce((sum, v) => sum + v * v, 0) / values.length;
}

function brief(x: number): string {
  return String(Number(x.toPrecision(4)));
}

function allZero(data: UserData): InputError {
  return new InputError({
    code: 'DATA_ALL_ZERO',
    path: data.source,
    expected: 'inputs other than 0',
    received: 'zeros only',
    next: 'Choose another column, or check the centring and scaling',
  });
}
