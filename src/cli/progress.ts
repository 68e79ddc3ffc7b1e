import type { Watch } from '../experiments/executor.js';

/** A progress line on a terminal (share, rate, time left, note), rewritten in place at most ten times a second; silent elsewhere. */
export function progressLine(
  stream: NodeJS.WriteStream,
  phase: string,
  now: () => number = () => performance.now(),
): Pick<Watch, 'step'> & { clear(): void } {
  if (!stream.isTTY) return { clear: () => {} };
  let first: { time: number; done: number } | undefined;
  let last = Number.NEGATIVE_INFINITY;
  return {
    step({ done, total, note }) {
      const time = now();
      // What a resumed run finds done says nothing of its speed.
      first ??= { time, done };
      if (time - last < 100) return;
      last = time;
      const rate = time > first.time ? (1000 * (done - first.done)) / (time - first.time) : 0;
      const parts = [phase, progressText(done, total, rate), note ?? ''].filter(Boolean);
      stream.write(`\r\x1b[2K${parts.join('  ').slice(0, (stream.columns ?? 80) - 1)}`);
    },
    clear() {
      if (first) stream.write('\r\x1b[2K');
    },
  };
}

/** `42 %  13/s  8 s left`, or without a total the count and the rate. @param rate units per second; 0 while unknown. */
export function progressText(done: number, total: number | undefined, rate: number): string {
  const speed = rate >= 1 ? `${brief(rate)}/s` : rate > 0 ? `${brief(1 / rate)} s each` : '';
  if (!total) return [brief(done), speed].filter(Boolean).join('  ');
  const left = rate > 0 ? `${duration((total - done) / rate)} left` : '';
  return [`${Math.floor((100 * done) / total)} %`, speed, left].filter(Boolean).join('  ');
}

/** Three digits, never in powers of ten for what people count. */
function brief(value: number): string {
  return value >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

/** Seconds as people say them. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
