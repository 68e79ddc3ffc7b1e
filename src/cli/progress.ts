import type { Watch } from '../experiments/executor.js';

/** A progress line on a terminal (share, rate, time left, note), rewritten in place at most ten times a second; silent elsewhere. */
export function progressLine(stream: NodeJS.WriteStream, phase: string): Watch & { clear(): void } {
  if (!stream.isTTY) return { clear: () => {} };
  const begun = performance.now();
  let last = 0;
  return {
    step({ done, total, note }) {
      const now = performance.now();
      if (now - last < 100) return;
      last = now;
      const elapsed = (now - begun) / 1000;
      const parts = [phase, progressText(done, total, elapsed), note ?? ''].filter(Boolean);
      stream.write(`\r\x1b[2K${parts.join('  ').slice(0, (stream.columns ?? 80) - 1)}`);
    },
    clear() {
      if (last > 0) stream.write('\r\x1b[2K');
    },
  };
}

/** `42 %  13/s  8 s left`, or without a total the count and the rate. */
export function progressText(done: number, total: number | undefined, elapsed: number): string {
  const rate = elapsed > 0 ? done / elapsed : 0;
  const speed = rate >= 1 ? `${rate.toPrecision(3)}/s` : rate > 0 ? `${(1 / rate).toPrecision(2)} s each` : '';
  if (!total) return [String(done), speed].filter(Boolean).join('  ');
  const left = rate > 0 ? `${duration((total - done) / rate)} left` : '';
  return [`${Math.floor((100 * done) / total)} %`, speed, left].filter(Boolean).join('  ');
}

/** Seconds as people say them. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
