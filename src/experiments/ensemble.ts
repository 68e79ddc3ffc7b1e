import {
  type Calculation,
  type Dataset,
  joinReplicas,
  type Plain,
  type Request,
  type Theory,
} from '../contract/index.js';
import type { Executor, Watch } from './executor.js';

/** Replicas per task unless the calculation says otherwise: fixed, so results do not depend on the number of workers. */
export const blockSize = 64;

/** An ensemble: which calculation, with what, how many replicas. */
export interface Ensemble {
  theory: Theory;
  calculation: Calculation;
  /** File form. */
  parameters: Record<string, Plain>;
  request: Request;
  replicas: number;
}

/** Runs replicas in fixed blocks on the executor and joins them in index order. Progress counts replicas. */
export async function runEnsemble(
  executor: Executor,
  { theory, calculation, parameters, request, replicas }: Ensemble,
  watch: Watch = {},
): Promise<Dataset> {
  const size = calculation.block ?? blockSize;
  const blocks = Array.from({ length: Math.ceil(replicas / size) }, (_, b) => ({
    from: b * size,
    to: Math.min(replicas, (b + 1) * size),
  }));
  const together = gathered(blocks, watch);
  const datasets = await inParallel(blocks, executor.parallel, async (range, b) => {
    const block = { ...request, replicas: range };
    const named = { theory: theory.id, calculation: calculation.id, parameters };
    const dataset = await executor.perform({ kind: 'calculation', ...named, request: block }, together.watch(b));
    together.finished(b, dataset);
    return dataset;
  });
  return joinReplicas(datasets);
}

/** One watch out of those of the blocks. */
function gathered(blocks: { from: number; to: number }[], { step, partial }: Watch) {
  const shares = blocks.map(() => 0);
  const known: (Dataset | undefined)[] = blocks.map(() => undefined);
  const total = blocks.at(-1)?.to ?? 0;
  const report = (b: number, share: number, note?: string) => {
    shares[b] = share;
    const done = blocks.reduce((sum, { from, to }, k) => sum + (to - from) * shares[k]!, 0);
    step?.({ done, total, ...(note === undefined ? {} : { note }) });
  };
  return {
    watch: (b: number): Watch => ({
      ...(step ? { step: ({ done, total, note }) => report(b, total ? done / total : 0, note) } : {}),
      ...(partial
        ? {
            partial: {
              every: partial.every,
              take(dataset) {
                known[b] = dataset;
                partial.take(joinReplicas(alike(known)));
              },
            },
          }
        : {}),
    }),
    finished(b: number, dataset: Dataset): void {
      if (partial) known[b] = dataset;
      report(b, 1);
    },
  };
}

/** The blocks that have come furthest: only those of one shape can be joined. */
function alike(known: (Dataset | undefined)[]): Dataset[] {
  const shape = ({ sizes: { replica: _, ...sizes } }: Dataset) => Object.values(sizes).reduce((n, size) => n * size, 1);
  const there = known.filter((dataset) => dataset !== undefined);
  const furthest = Math.max(...there.map(shape));
  return there.filter((dataset) => shape(dataset) === furthest);
}

/** Maps in order with at most `limit` promises under way; the first failure rejects. */
export async function inParallel<T, R>(
  items: T[],
  limit: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  return results;
}
