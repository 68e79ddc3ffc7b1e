import type { Entry } from '../contract/index.js';
import type { Executor } from '../experiments/executor.js';
import { inProcess } from './in-process.js';

/** The executor of the command line on this machine. */
export function localExecutor(registry: Entry[]): Executor {
  return inProcess(registry, () => new Promise((resume) => setImmediate(resume)));
}
