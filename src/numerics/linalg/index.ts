export {
  cholesky,
  choleskyInverse,
  choleskyLogDeterminant,
  choleskySolve,
  type JitteredFactor,
  jitteredCholesky,
} from './cholesky.js';
export { cubicForm } from './cubic-form.js';
export { type LanczosOptions, type LanczosResult, lanczos } from './lanczos.js';
export { identity, matvec, matvecTransposed, multiply, symmetrise, transpose } from './matrix.js';
export { type LowRankFactor, pivotedCholesky } from './pivoted-cholesky.js';
export { type PseudoInverse, pseudoInverse, symmetricPseudoInverse } from './pseudo-inverse.js';
export { type LeastSquares, leastSquares, qr, type ThinQr } from './qr.js';
export { appendColumn, appendRow, deleteColumn, deleteRow } from './qr-update.js';
export { type Svd, svd } from './svd.js';
export { type SymmetricEigen, symmetricEigen, symmetricEigenvalues } from './symmetric-eigen.js';
export { solveTriangular, type Triangle } from './triangular.js';
export { tridiagonalEigen } from './tridiagonal-eigen.js';
export { addScaled, dot, maxAbs, norm, normalised, scale } from './vector.js';
