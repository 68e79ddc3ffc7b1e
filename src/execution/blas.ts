import { createRequire } from 'node:module';
import { NumericalError } from '../numerics/errors.js';
import type { BlasRoutineSet, BlasRoutines } from '../numerics/kernels/index.js';

/** The part of the optional peer `koffi` that is used. */
interface Koffi {
  load(path: string): { func: Bind };
}

/** The C function of a prototype. */
type Bind = (prototype: string) => (...values: unknown[]) => void;

/** Where systems keep OpenBLAS: Debian and Fedora, Homebrew, Windows. */
const LIBRARIES = [
  'libopenblas.so.0',
  'libopenblas.so',
  '/opt/homebrew/opt/openblas/lib/libopenblas.dylib',
  'libopenblas.dll',
];

/**
 * Routines of the system's OpenBLAS for `selectKernels('blas', openBlas)`, held to one thread, since workers fill the cores.
 * Needs the package `koffi` and the library, `library` naming its file when it is not in a usual place.
 * Throws `KERNELS_UNAVAILABLE` when either is missing.
 */
export function openBlas(library?: string): BlasRoutines {
  const koffi = loadKoffi();
  for (const path of library === undefined ? LIBRARIES : [library]) {
    try {
      const opened = koffi.load(path);
      const func: Bind = (prototype) => opened.func(prototype);
      func('void openblas_set_num_threads(int)')(1);
      return { double: routines(func, 'd', 'double'), single: routines(func, 's', 'float') };
    } catch {
      // Not here: the next place.
    }
  }
  throw new NumericalError({
    code: 'KERNELS_UNAVAILABLE',
    what: `kernels blas: no OpenBLAS found as ${library ?? LIBRARIES.join(', ')}`,
    cause: 'the library is not installed',
    remedy: 'install it (Debian: libopenblas0), or go on with the wasm kernels',
  });
}

function loadKoffi(): Koffi {
  try {
    return createRequire(import.meta.url)('koffi') as Koffi;
  } catch {
    throw new NumericalError({
      code: 'KERNELS_UNAVAILABLE',
      what: 'kernels blas: the package koffi cannot be loaded',
      cause: 'it is an optional companion and not installed',
      remedy: 'npm install koffi, or go on with the wasm kernels',
    });
  }
}

/** Arrays go as untyped pointers: a typed one makes koffi copy them. */
function routines<T>(func: Bind, letter: string, real: string): BlasRoutineSet<T> {
  const gemm = `int, int, int, int, int, int, ${real}, void *, int, void *, int, ${real}, void *, int`;
  const gemv = `int, int, int, int, ${real}, void *, int, void *, int, ${real}, void *, int`;
  return { gemm: func(`void cblas_${letter}gemm(${gemm})`), gemv: func(`void cblas_${letter}gemv(${gemv})`) };
}
