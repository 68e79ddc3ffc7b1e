import { openBlas } from '../execution/blas.js';
import { type KernelsId, selectKernels } from '../numerics/kernels/index.js';

/** Selects the kernels of this thread if a name is given, and returns it for the workers. @throws NumericalError `KERNELS_UNAVAILABLE`. */
export function chosenKernels(id: KernelsId | undefined): KernelsId | undefined {
  if (id !== undefined) selectKernels(id, openBlas);
  return id;
}
