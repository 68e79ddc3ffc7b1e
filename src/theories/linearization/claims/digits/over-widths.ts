import type { Job } from '../../../../contract/index.js';
import { type Gap, type Run, sameBatches } from './same-batches.js';
import type { DigitsTask } from './task.js';

/** Gaps of every width and seed: gaps[width][seed][look]. */
export function* overWidths(
  task: DigitsTask,
  {
    widths,
    seeds,
    hiddenLayers,
    ...run
  }: Omit<Run, 'hiddenWidths' | 'seed' | 'learningRate'> & {
    widths: number[];
    seeds: number[];
    hiddenLayers: number;
    /** Step for a width. */
    learningRate(width: number): number;
  },
): Job<Gap[][][]> {
  const all: Gap[][][] = [];
  for (const width of widths) {
    const runs: Gap[][] = [];
    const hiddenWidths = Array<number>(hiddenLayers).fill(width);
    for (const seed of seeds)
      runs.push(yield* sameBatches(task, { ...run, hiddenWidths, learningRate: run.learningRate(width), seed }));
    all.push(runs);
  }
  return all;
}
