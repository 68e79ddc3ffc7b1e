import { chiSquare, normal, type Stream } from '../../../numerics/random/index.js';

/** χ² with that many degrees of freedom; beyond 1e9 its normal limit, of relative error below 1e-9. */
function squaredLength(degrees: number, stream: Stream): number {
  return degrees <= 1e9 ? chiSquare(degrees, stream) : degrees + Math.sqrt(2 * degrees) * normal(stream);
}

/**
 * Coordinates of `rows` standard normal vectors of R^dimension in a frame adapted to them, divided by √dimension: lower
 * triangular, rows × min(rows, dimension). Their Gram matrix is exactly Wishart at a cost independent of the dimension.
 * @equation L_ii = √χ²_{d−i}, L_ij ~ N(0,1) for j < i, G = L Lᵀ/d [Bartlett; section 3.12]
 */
export function bartlettRows(rows: number, dimension: number, normaliser: number, stream: Stream): Float64Array {
  const columns = Math.min(rows, dimension);
  const factor = new Float64Array(rows * columns);
  const scale = 1 / Math.sqrt(normaliser);
  for (let i = 0; i < rows; i++)
    for (let c = 0; c <= Math.min(i, columns - 1); c++)
      factor[i * columns + c] = scale * (c < i ? normal(stream) : Math.sqrt(squaredLength(dimension - i, stream)));
  return factor;
}

/** `count` standard normal numbers divided by √normaliser. */
export function normalRows(count: number, normaliser: number, stream: Stream): Float64Array {
  const scale = 1 / Math.sqrt(normaliser);
  return Float64Array.from({ length: count }, () => scale * normal(stream));
}
