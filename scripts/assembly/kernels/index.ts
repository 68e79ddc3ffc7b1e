// AssemblyScript, not TypeScript: built into src/numerics/kernels/wasm.generated.ts by scripts/build-kernels.js.
// Every function repeats, operation by operation, its reference in src/numerics: results agree to the bit.

export { map } from './elementwise';
export { multiply32, multiply64, pack32, pack64 } from './gemm';
export { CONSTANTS, ERF_TABLE, EXP_TABLE, HEAP, LOG_TABLE, SPACE, ZIGGURAT } from './layout';
export { fillNormals, openStream, streamPosition } from './normals';
export { axpy32, axpy64, dot32, dot64, gemv32, gemv64, gemvTransposed32, gemvTransposed64 } from './vector';
