import { cubicForm, dot, matvec, symmetricEigenvalues } from '../../../../numerics/linalg/index.js';
import { fillNormals, randomStream, type Stream } from '../../../../numerics/random/index.js';

/** Spectral norms of n x n matrices of independent normals. */
export function spectralNorms(n: number, count: number, seed: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    const a = normals(n * n, randomStream(seed, 'matrices', n, i));
    const square = new Float64Array(n * n);
    for (let r = 0; r < n; r++)
      for (let s = 0; s <= r; s++) square[r * n + s] = square[s * n + r] = dot(a, a, n, r * n, s * n);
    return Math.sqrt(symmetricEigenvalues(square, n)[n - 1]!);
  });
}

/** Largest |T[u, u, u]| of tensors of order three of independent normals: only their symmetric part counts. */
export function cubicNorms(n: number, count: number, seed: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    const stream = randomStream(seed, 'tensors', n, i);
    const t = normals(n * n * n, stream);
    const starts = Array.from({ length: 12 }, () => normals(n, stream));
    return cubicForm((u) => symmetricProduct(t, u), starts);
  });
}

/** T[u, u, ·] of the symmetric part: the mean over the place that stays free. */
function symmetricProduct(t: Float64Array, u: Float64Array): Float64Array {
  const n = u.length;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const pair = u[i]! * u[j]!;
      let along = 0;
      for (let k = 0; k < n; k++) {
        const entry = t[(i * n + j) * n + k]!;
        out[k]! += (entry * pair) / 3;
        along += entry * u[k]!;
      }
      out[i]! += (along * u[j]!) / 3;
      out[j]! += (along * u[i]!) / 3;
    }
  return out;
}

/** |uᵀ A v|/n for independent normals. */
export function independentProducts(n: number, count: number, seed: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    const stream = randomStream(seed, 'products', n, i);
    const [a, u, v] = [normals(n * n, stream), normals(n, stream), normals(n, stream)];
    return Math.abs(dot(u, matvec(a, n, n, v))) / n;
  });
}

function normals(count: number, stream: Stream): Float64Array {
  return fillNormals(new Float64Array(count), stream);
}
