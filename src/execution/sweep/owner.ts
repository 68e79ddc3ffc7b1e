import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { processStart } from './process-start.js';

/** Who holds a lock: written into the name of its file, so that a file cut short still says it. */
export interface Owner {
  host: string;
  pid: number;
  /** When the process began. */
  start: string;
  /** Task of a scheduler, and how often it was put back into the queue. */
  task: string;
  restart: number;
}

/** This process as an owner. */
export function thisProcess(): Owner {
  const { SLURM_ARRAY_JOB_ID, SLURM_ARRAY_TASK_ID, SLURM_RESTART_COUNT } = process.env;
  return {
    host: hostname().replace(/[^\w.-]/g, '_'),
    pid: process.pid,
    start: processStart(process.pid) ?? 'unknown',
    task: SLURM_ARRAY_JOB_ID && SLURM_ARRAY_TASK_ID ? `${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}` : '',
    restart: Number(SLURM_RESTART_COUNT ?? 0),
  };
}

const mark = '~';

/** Name of the file of a lock. */
export function fileOf(shard: string, { host, pid, start, task, restart }: Owner): string {
  return `${[shard, host, pid, start, task, restart].join(mark)}.lock`;
}

/** All locks in a folder, of living and dead owners. */
export function locksIn(folder: string): { shard: string; owner: Owner; path: string }[] {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const [shard, host, pid, start, task, restart] = name.replace(/\.lock$/, '').split(mark);
    if (restart === undefined || !shard || !host || !start) return [];
    return [
      {
        shard,
        owner: { host, pid: Number(pid), start, task: task ?? '', restart: Number(restart) },
        path: join(folder, name),
      },
    ];
  });
}

/** When a lock was taken, as its file says it; a disk that was full may have left the file empty. */
export function sinceOf(path: string): string {
  try {
    return String((JSON.parse(readFileSync(path, 'utf8')) as { since: string }).since);
  } catch {
    return 'at an unknown time';
  }
}
