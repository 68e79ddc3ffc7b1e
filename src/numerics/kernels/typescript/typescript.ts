import { fillNormals } from '../../random/index.js';
import type { Backend } from '../backend.js';
import { ELEMENTWISE } from '../elementwise.js';
import type { Arena } from '../kernels.js';
import { product } from './product.js';
import { axpy, dot, vectorProduct } from './vector.js';

/** Plain TypeScript: defines the results, and works where there is no WebAssembly. */
export const typescriptBackend: Backend = {
  id: 'typescript',
  portable: true,
  arena: ordinaryArena,
  product,
  vectorProduct,
  axpy: (alpha, x, y) => axpy(alpha, x, y, y.length, 0, 0),
  dot: (x, y) => dot(x, y, y.length, 0, 0),
  map: (f, x, out) => ELEMENTWISE[f](x, out),
  fillNormals: (out, stream) => {
    if (out instanceof Float64Array) fillNormals(out, stream);
    else out.set(fillNormals(new Float64Array(out.length), stream));
  },
};

/** Arrays on the ordinary heap: nothing to give back. */
export function ordinaryArena(): Arena {
  return {
    f64: (length) => new Float64Array(length),
    f32: (length) => new Float32Array(length),
    release: () => {},
  };
}
