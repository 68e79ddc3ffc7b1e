export type { BlasRoutineSet, BlasRoutines } from './blas.js';
export { ELEMENTWISE_NAMES, type Elementwise } from './elementwise.js';
export type { Arena, Gemm, Gemv, Kernels, KernelsId, Reals, Syrk } from './kernels.js';
export { kernels, selectKernels } from './select.js';
