import { norm } from '../../numerics/linalg/index.js';

/** A vector brought to length 1; zero stays zero. */
export function normalised(x: Float64Array): Float64Array {
  const length = norm(x);
  return length > 0 ? x.map((v) => v / length) : x;
}
