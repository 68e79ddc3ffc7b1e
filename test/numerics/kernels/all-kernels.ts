import { openBlas } from '../../../src/execution/blas.js';
import { type Kernels, type Reals, selectKernels } from '../../../src/numerics/kernels/index.js';
import { fillNormals, randomStream } from '../../../src/numerics/random/index.js';
import { available } from '../../support/tools.js';

/** Every kind of kernels that this machine can open: one more line enrols one in every test. */
export function allKernels(): Kernels[] {
  const portable = [selectKernels('typescript'), selectKernels('wasm')];
  return available('openblas') ? [...portable, selectKernels('blas', openBlas)] : portable;
}

export type Format = 'f64' | 'f32';
export const formats: Format[] = ['f64', 'f32'];

/** Reproducible normal numbers. */
export function numbers(format: Format, length: number, seed = 1): Reals {
  const values = fillNormals(new Float64Array(length), randomStream(seed));
  return format === 'f64' ? values : Float32Array.from(values);
}

/** A copy inside the kernels' own memory. */
export function moved(arena: ReturnType<Kernels['arena']>, source: Reals): Reals {
  const copy = source instanceof Float64Array ? arena.f64(source.length) : arena.f32(source.length);
  copy.set(source);
  return copy;
}

/** Index of the first entry whose bits differ, or -1; all NaN count as one. */
export function firstDifference(x: Reals, y: Reals): number {
  if (x.length !== y.length) return Math.min(x.length, y.length);
  for (let i = 0; i < x.length; i++) if (!Object.is(x[i], y[i])) return i;
  return -1;
}
