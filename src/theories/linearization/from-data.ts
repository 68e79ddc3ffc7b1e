import { InputError, type Plain, type UserData } from '../../contract/index.js';
import { fourthOrderLimit } from './sizes.js';

/** Inputs taken from the user's data: as many as the hierarchy's fourth order can take, a quarter of them for the test. */
const most = fourthOrderLimit;
const mostTrained = (3 * most) / 4;

/**
 * Parameters that train the network on the user's data: the first 12 rows to train on, the next 4 to test on;
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
