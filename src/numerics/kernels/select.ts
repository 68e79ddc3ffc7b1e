import { NumericalError } from '../errors.js';
import { type BlasRoutines, blasBackend } from './blas.js';
import type { Kernels, KernelsId } from './kernels.js';
import { kernelsFrom } from './kernels-from.js';
import { typescriptBackend } from './typescript/typescript.js';
import { openWasm } from './wasm/wasm.js';

let selected: Kernels | undefined;

/**
 * Chooses the kernels of this thread, once at the start. Without an id: WebAssembly, or plain TypeScript where the host has
 * no WebAssembly with vectors; both give the same numbers. `blas` needs a loader, such as `openBlas` of the Node door.
 * Throws `KERNELS_UNAVAILABLE` when what was asked for by name cannot be had.
 */
export function selectKernels(id?: KernelsId, loadBlas?: () => BlasRoutines): Kernels {
  selected = open(id, loadBlas);
  return selected;
}

/** The kernels chosen by `selectKernels`, or the default ones. */
export function kernels(): Kernels {
  selected ??= open(undefined, undefined);
  return selected;
}

function open(id: KernelsId | undefined, loadBlas: (() => BlasRoutines) | undefined): Kernels {
  if (id === 'typescript') return kernelsFrom(typescriptBackend);
  if (id === 'blas') {
    if (loadBlas === undefined) throw unavailable(id, 'no loader was given', 'pass openBlas of the Node door');
    return kernelsFrom(blasBackend(loadBlas(), openWasm() ?? typescriptBackend));
  }
  const wasm = openWasm();
  if (wasm !== undefined) return kernelsFrom(wasm);
  if (id === undefined) return kernelsFrom(typescriptBackend);
  throw unavailable(
    id,
    'the host has no WebAssembly with vectors, or forbids it',
    'use typescript: the numbers are the same',
  );
}

function unavailable(id: KernelsId, cause: string, remedy: string): NumericalError {
  return new NumericalError({ code: 'KERNELS_UNAVAILABLE', what: `kernels ${id}: cannot be opened`, cause, remedy });
}
