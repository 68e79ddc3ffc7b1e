import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** When a process of this machine began, in words that no later process of the same number has; undefined when there is none. */
export function processStart(pid: number): string | undefined {
  try {
    // The name in the second field may hold blanks and brackets: fields are counted behind it. The 22nd is the start.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    // A zombie has ended; only its parent has not asked yet.
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return process.platform === 'linux' ? undefined : startByPs(pid);
  }
}

function startByPs(pid: number): string | undefined {
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return text.trim().replace(/\W+/g, '-') || undefined;
  } catch {
    return undefined;
  }
}
