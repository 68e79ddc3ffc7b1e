import { type Dataset, InputError, type InputProblem, type Plain } from '../../contract/index.js';
import { Cancelled, type Progress } from '../../experiments/executor.js';
import type { Task } from '../../experiments/task.js';
import { NumericalError, type NumericalFailure } from '../../numerics/errors.js';

/** What the page or process says to a worker. */
export type Order =
  | { kind: 'perform'; id: number; task: Task; wants: Wants; flag?: Int32Array }
  | { kind: 'cancel'; id: number };

/** Which news of a task are wanted, and how often (milliseconds). */
export interface Wants {
  step: boolean;
  partialEvery?: number;
  checkpointEvery?: number;
}

/** What a worker says back. */
export type News =
  | { kind: 'ready' }
  | { kind: 'step'; id: number; progress: Progress }
  | { kind: 'partial'; id: number; dataset: Dataset }
  | { kind: 'checkpoint'; id: number; state: Plain }
  | { kind: 'done'; id: number; outcome: unknown }
  | { kind: 'failed'; id: number; error: SentError };

/** An error as plain data: only what it needs to be raised again on the other side. */
export type SentError =
  | { name: 'InputError'; problems: InputProblem[] }
  | { name: 'NumericalError'; failure: NumericalFailure }
  | { name: 'Cancelled' }
  | { name: 'Error'; message: string; stack?: string };

/** An error made ready to be sent. */
export function packError(error: unknown): SentError {
  if (error instanceof InputError) return { name: 'InputError', problems: error.problems };
  if (error instanceof NumericalError) return { name: 'NumericalError', failure: error.failure };
  if (error instanceof Cancelled) return { name: 'Cancelled' };
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  return { name: 'Error', message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) };
}

/** The error that was sent. */
export function unpackError(sent: SentError): Error {
  if (sent.name === 'InputError') return new InputError(...(sent.problems as [InputProblem, ...InputProblem[]]));
  if (sent.name === 'NumericalError') return new NumericalError(sent.failure);
  if (sent.name === 'Cancelled') return new Cancelled();
  const error = new Error(sent.message);
  if (sent.stack !== undefined) error.stack = sent.stack;
  return error;
}
