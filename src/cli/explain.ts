import { InputError } from '../contract/index.js';
import { Cancelled } from '../experiments/executor.js';
import { NumericalError } from '../numerics/errors.js';
import type { ExitCode, World } from './main.js';

/** Prints why a command stopped and returns the exit code that says so. */
export function explain(error: unknown, { err }: World): ExitCode {
  if (error instanceof Cancelled) {
    err.write('\nInterrupted; nothing half-written.\n');
    return 130;
  }
  if (error instanceof InputError) {
    err.write(`${error.message}\n[${error.code}]\n`);
    return 2;
  }
  if (error instanceof NumericalError) {
    err.write(`${error.message}\n[${error.code}]\n`);
    return 1;
  }
  err.write(`Unexpected failure, a defect of this program: ${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}
