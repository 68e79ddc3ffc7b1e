import { InputError } from '../../src/contract/index.js';

/** The error a call gives; fails unless it is an InputError. */
export function refusal(call: () => unknown): InputError {
  try {
    call();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Runs a reader on anything: only an InputError may escape. */
export function onlyInputErrors(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}
