import type { UserData } from '../../../../contract/index.js';
import type { Batch } from '../../../../networks/index.js';

/** Digits as the experiments take them: the first rows for training, the next for the test. */
export interface DigitsTask {
  train: Batch;
  test: Batch;
}

const classes = 10;
const norm = 8;
const offset = 0.1;

/**
 * Centred pixels scaled by one number to root mean square norm 8, labels one-hot − 0.1.
 * @equation E x = 0, √E|x|² = 8 on the training rows [linearization 10.8]
 */
export function digitsTask({ inputs, labels, rows }: UserData, train: number, test: number): DigitsTask {
  const dimension = inputs.length / rows;
  const mean = new Float64Array(dimension);
  for (let i = 0; i < train * dimension; i++) mean[i % dimension]! += inputs[i]! / train;
  const centred = inputs.slice(0, (train + test) * dimension).map((x, i) => x - mean[i % dimension]!);
  const square = centred.subarray(0, train * dimension).reduce((sum, x) => sum + x * x, 0) / train;
  const scaled = centred.map((x) => (norm * x) / Math.sqrt(square));
  const batch = (from: number, to: number): Batch => ({
    inputs: scaled.slice(from * dimension, to * dimension),
    labels: Float64Array.from({ length: (to - from) * classes }, (_, i) =>
      labels[from + Math.floor(i / classes)] === i % classes ? 1 - offset : -offset,
    ),
    count: to - from,
  });
  return { train: batch(0, train), test: batch(train, train + test) };
}
