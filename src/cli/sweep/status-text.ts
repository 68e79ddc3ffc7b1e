import type { SweepStatus } from '../../execution/sweep/status.js';
import { duration } from '../progress.js';
import { table } from '../table.js';

/** How far a sweep is, in words. @param now milliseconds since 1970. */
export function statusText({ total, finished, failed, writers }: SweepStatus, now: number): string {
  const share = total ? ` of ${total} (${Math.floor((100 * finished) / total)} %)` : '';
  const failures = failed > 0 ? `, ${failed} failed` : '';
  const rows = writers.map(({ writer, finished: cells, failed: bad, last, owner }) => [
    writer,
    String(cells),
    String(bad),
    `${duration(Math.max(0, now - last) / 1000)} ago`,
    owner ? `process ${owner.pid} on ${owner.host}` : '',
  ]);
  const head = ['shard', 'finished', 'failed', 'last line', 'at work'];
  return `${finished}${share} cells finished${failures}\n${rows.length > 0 ? table(rows, head) : ''}`;
}
