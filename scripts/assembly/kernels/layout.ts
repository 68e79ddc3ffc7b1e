// Where things lie in memory. The host copies the tables in and gives out the space from HEAP on.

/** Words of the random generator: 64 blocks of 16 bytes. */
export const WORDS: usize = 0;
/** One tile of a product that hangs over the edge of C. */
export const TILE: usize = 1024;
/** 64 rows of 2 doubles. */
export const EXP_TABLE: usize = 2048;
/** 44 rows of 12 doubles. */
export const ERF_TABLE: usize = 4096;
/** 64 rows of 3 doubles. */
export const LOG_TABLE: usize = 8704;
/** edge, scale, density: 257 doubles each. */
export const ZIGGURAT: usize = 10240;
/** Numbers that formulas use in both lanes, in the order of src/numerics/kernels/wasm/constants.ts. */
export const CONSTANTS: usize = 16512;
/** Scratch space for blocks of foreign arrays and packed panels. */
export const SPACE: usize = 17408;
/** Free for arenas. */
export const HEAP: usize = 3145728;
