import { symmetricEigen } from '../../../numerics/linalg/index.js';

/** A rank-revealing factor of a Gram matrix. */
export interface GramFactor {
  /** F with F Fᵀ = G, size × rank. */
  factor: Float64Array;
  rank: number;
  /** F⁺, rank × size. */
  inverse: Float64Array;
  /** Smallest eigenvalue of G: negative beyond rounding when G is no Gram matrix. */
  smallest: number;
}

/**
 * Factor of a symmetric size × size matrix through its eigenvectors; eigenvalues below 1e-13 of `reference` (default: the
 * largest), negative ones among them, are dropped. Collinear rows and rank-deficient matrices need no special case.
 */
export function gramFactor(gram: Float64Array, size: number, reference = 0): GramFactor {
  const { values, vectors } = symmetricEigen(gram, size);
  const cutoff = 1e-13 * Math.max(reference, values[size - 1]!);
  // Largest first, so that a diagonal matrix keeps a readable frame.
  const kept = Array.from(values.keys())
    .filter((c) => values[c]! > cutoff)
    .reverse();
  const rank = kept.length;
  const factor = new Float64Array(size * rank);
  const inverse = new Float64Array(rank * size);
  kept.forEach((column, c) => {
    const root = Math.sqrt(values[column]!);
    for (let i = 0; i < size; i++) {
      const v = vectors[i * size + column]!;
      factor[i * rank + c] = v * root;
      inverse[c * size + i] = v / root;
    }
  });
  return { factor, rank, inverse, smallest: values[0]! };
}

/** F Fᵀ of a `rows` × `columns` matrix. */
export function gramOf(matrix: Float64Array, rows: number, columns: number): Float64Array {
  return innerProducts(matrix, rows, matrix, rows, columns);
}

/** A Bᵀ of two matrices with rows of length `columns`. */
export function innerProducts(
  a: Float64Array,
  aRows: number,
  b: Float64Array,
  bRows: number,
  columns: number,
): Float64Array {
  const products = new Float64Array(aRows * bRows);
  for (let i = 0; i < aRows; i++)
    for (let j = 0; j < bRows; j++) {
      let sum = 0;
      for (let c = 0; c < columns; c++) sum += a[i * columns + c]! * b[j * columns + c]!;
      products[i * bRows + j] = sum;
    }
  return products;
}
