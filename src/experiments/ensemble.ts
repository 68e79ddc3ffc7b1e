import {
  type Calculation,
  type Dataset,
  joinReplicas,
  type Plain,
  type Request,
  type Step,
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

/** Runs replicas in fixed blocks on the executor and joins them in index order. */
export async function runEnsemble(
  executor: Executor,
  { theory, calculation, parameters, request, replicas }: Ensemble,
  watch?: Watch,
): Promise<Dataset> {
  const size = calculation.block ?? blockSize;
  const blocks = Array.from({ length: Math.ceil(replicas / size) }, (_, b) => ({
    from: b * size,
    to: Math.min(replicas, (b + 1) * size),
  }));
  const progress = blocks.map(() => 0);
  const report = (block: number) => (step: Step) => {
    progress[block] = step.total ? step.done / step.total : 0;
    const done = progress.reduce((sum, fraction) => sum + fraction, 0);
    watch?.step?.({ ...step, done, total: blocks.length });
  };
  const datasets = await inParallel(blocks, executor.parallel, (range, b) =>
    executor.perform(
      {
        kind: 'calculation',
        theory: theory.id,
        calculation: calculation.id,
        parameters,
        request: { ...request, replicas: range },
      },
      { step: report(b) },
    ),
  );
  return joinReplicas(datasets);
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
