import { type Batch, rowsOf } from '../../networks/index.js';
import { permutation, randomStream } from '../../numerics/random/index.js';

/** The batch of every step: all rows, or in every epoch each row once in an order of its own. */
export function batchSource(train: Batch, batchSize: number, seed: number): (step: number) => Batch {
  if (batchSize === 0 || batchSize >= train.count) return () => train;
  const perEpoch = Math.floor(train.count / batchSize);
  let epoch = -1;
  let order: Uint32Array = new Uint32Array();
  return (step) => {
    const now = Math.floor(step / perEpoch);
    if (now !== epoch) {
      epoch = now;
      order = permutation(train.count, randomStream(seed, 'batches', epoch));
    }
    const from = (step % perEpoch) * batchSize;
    return rowsOf(train, [...order.subarray(from, from + batchSize)]);
  };
}
