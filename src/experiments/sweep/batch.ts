/** A batch should take about this many milliseconds: long against the wait for the next one on a busy machine, short against patience. */
const goal = 250;
const largest = 4096;

/** How many cells to send at once, learnt from how long the last ones took. What is in a batch never changes a result. */
export function batchSizer(parallel: number): { next(left: number): number; took(cells: number, ms: number): void } {
  let size = 1;
  return {
    // Small batches at the end, so that no worker has to wait long for the last one.
    next: (left) => Math.max(1, Math.min(size, Math.ceil(left / (2 * parallel)))),
    took(cells, ms) {
      if (cells < size / 2) return;
      const wanted = (cells * goal) / Math.max(ms, 0.1);
      size = Math.max(1, Math.min(largest, 8 * size, Math.round(wanted)));
    },
  };
}
