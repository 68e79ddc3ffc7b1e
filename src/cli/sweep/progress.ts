import type { SweepProgress } from '../../experiments/sweep/perform-cells.js';
import { progressLine, progressText } from '../progress.js';

/** Where nobody watches a line is written this often (milliseconds). */
const lineEvery = 10_000;

/** Cells done, rate, time left and failures: one line rewritten on a terminal, a line now and then elsewhere. */
export function sweepProgress(stream: NodeJS.WriteStream, before: number) {
  const live = progressLine(stream, 'sweep');
  const begun = performance.now();
  let last = begun;
  let cells = 0;
  return {
    done: () => cells,
    clear: () => live.clear(),
    step({ done, failed, total }: SweepProgress): void {
      cells = done;
      const failures = failed > 0 ? `, ${failed} failed` : '';
      const note = `${before + done} of ${before + total} cells${failures}`;
      live.step?.({ done: before + done, total: before + total, note });
      const now = performance.now();
      if (stream.isTTY || now - last < lineEvery) return;
      last = now;
      stream.write(`sweep  ${progressText(before + done, before + total, (1000 * done) / (now - begun))}  ${note}\n`);
    },
  };
}
