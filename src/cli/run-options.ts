import { join } from 'node:path';
import { InputError } from '../contract/index.js';
import type { KernelsId } from '../numerics/kernels/index.js';
import { livePageName } from './run-folder.js';

/** How a run is carried out and what it leaves, apart from what is computed. */
export interface RunOptions {
  out?: string;
  force: boolean;
  json: boolean;
  resume: boolean;
  /** Milliseconds between checkpoints. */
  checkpointEvery: number;
  /** File of the page redrawn while the run goes on. */
  watch?: string;
  jobs?: number;
  kernels?: KernelsId;
}

/** Options as the command line gives them. @throws InputError `FLAG_INVALID`. */
export function runOptions(given: Record<string, unknown>): RunOptions {
  const { out, resume, watch, checkpointEvery = 5, jobs, kernels } = given as Partial<Record<string, string>>;
  if (resume && out === undefined)
    throw flagInvalid('--resume', 'an output folder whose run is to go on', 'none', 'Name it: --out DIR --resume');
  if ((watch as unknown) === true && out === undefined)
    throw flagInvalid('--watch', 'a file, or an output folder', 'neither', 'For example --watch live.html');
  const every = Number(checkpointEvery);
  if (!(every > 0))
    throw flagInvalid(
      '--checkpoint-every',
      'seconds > 0',
      String(checkpointEvery),
      'For example --checkpoint-every 60',
    );
  const page = (watch as unknown) === true ? join(out!, livePageName) : watch;
  return {
    ...(out === undefined ? {} : { out }),
    ...(page === undefined ? {} : { watch: page }),
    ...(jobs === undefined ? {} : { jobs: Number(jobs) }),
    ...(kernels === undefined ? {} : { kernels: kernels as KernelsId }),
    force: given.force === true,
    json: given.json === true,
    resume: given.resume === true,
    checkpointEvery: 1000 * every,
  };
}

function flagInvalid(path: string, expected: string, received: string, next: string): InputError {
  return new InputError({ code: 'FLAG_INVALID', path, expected, received, next });
}
