import { InputError, type Plain, type UserData } from '../../contract/index.js';

/**
 * Inputs taken from the user's data, a quarter of them for the test: fewer than the hierarchy could take, whose cost grows with
 * their third power and which then predicts networks of 512 units in seconds.
 */
const most = 12;
const mostTrained = 9;

/**
 * Parameters that train the network on the user's data: the first 9 rows to train on, the next 3 to test on;
 * inputs brought to mean squared norm d, labels to mean 0 and largest size 1.
 * @throws InputError `DATA_ALL_ZERO` when an input is zero.
 */
export function fromData(data: UserData): Record<string, Plain> {
  const columns = data.names.length;
  const train = Math.min(mostTrained, data.rows);
  const test = Math.min(most - mostTrained, data.rows - train);
  const scale = Math.sqrt(meanSquare(data.inputs));
  if (!(scale > 0)) throw allZero(data);
  const row = (r: number): number[] =>
    Array.from(data.inputs.subarray(r * columns, (r + 1) * columns), (v) => v / scale);
  const labels = [...data.labels.subarray(0, train)];
  const mean = labels.reduce((sum, y) => sum + y, 0) / train;
  const size = labels.reduce((top, y) => Math.max(top, Math.abs(y - mean)), 0) || 1;
  return {
    inputs: Array.from({ length: train }, (_, r) => row(r)),
    testInputs: Array.from({ length: test }, (_, r) => row(train + r)),
    labels: labels.map((y) => (y - mean) / size),
  };
}

function meanSquare(values: Float64Array): number {
  return values.reduce((sum, v) => sum + v * v, 0) / values.length;
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
