import { addScaled, dot, norm } from '../numerics/linalg/index.js';
import { fillNormals, type Stream } from '../numerics/random/index.js';
import type { LinearMap } from './linear-map.js';

/** A remainder this small beside the vector adds no new direction. */
const negligible = 1e-10;

/** A share this small changes no digit; the second pass meets hardly any other. */
const rounding = 1e-17;

/** What is known of one side: orthonormal directions asked for, and their images. */
interface Side {
  directions: Float64Array[];
  images: Float64Array[];
}

/**
 * A Gaussian matrix with independent N(0, σ²) entries that is drawn only where products ask for it; products have exactly
 * the law of a matrix drawn at once, and agree with each other. Memory and time grow with the directions asked for.
 * @equation W q = (I − Q_L Q_Lᵀ) g + Q_L Zᵀ q, g ~ N(0, σ² I), for a new direction q; Z = Wᵀ Q_L what was asked from the left [linearization 4.2]
 */
export function lazyGaussian(rows: number, columns: number, scale: number, stream: Stream): LinearMap {
  const right: Side = { directions: [], images: [] };
  const left: Side = { directions: [], images: [] };
  const product = (asked: Side, other: Side, x: Float64Array, count: number, from: number, to: number) => {
    const out = new Float64Array(count * to);
    for (let a = 0; a < count; a++) {
      const vector = x.slice(a * from, (a + 1) * from);
      accumulate(asked, other, vector, out.subarray(a * to, (a + 1) * to), () => noise(to, scale, stream));
    }
    return out;
  };
  return {
    rows,
    columns,
    times: (h, count) => product(right, left, h, count, columns, rows),
    transposeTimes: (d, count) => product(left, right, d, count, rows, columns),
  };
}

/** Adds W x to `out`; `x` is used up. */
function accumulate(asked: Side, other: Side, x: Float64Array, out: Float64Array, draw: () => Float64Array): void {
  const size = norm(x);
  if (size === 0) return;
  for (let pass = 0; pass < 2; pass++)
    asked.directions.forEach((q, i) => {
      const share = dot(q, x);
      if (Math.abs(share) <= rounding * size) return;
      addScaled(x, -share, q);
      addScaled(out, share, asked.images[i]!);
    });
  const rest = norm(x);
  if (!(rest > negligible * size)) return;
  for (let i = 0; i < x.length; i++) x[i]! /= rest;
  const image = newImage(other, x, draw());
  asked.directions.push(x);
  asked.images.push(image);
  addScaled(out, rest, image);
}

/** Image of a new unit direction: fresh noise outside what the other side has fixed, and what it has fixed. */
function newImage({ directions, images }: Side, q: Float64Array, image: Float64Array): Float64Array {
  directions.forEach((p, j) => {
    addScaled(image, dot(images[j]!, q) - dot(p, image), p);
  });
  return image;
}

function noise(length: number, scale: number, stream: Stream): Float64Array {
  const g = fillNormals(new Float64Array(length), stream);
  for (let i = 0; i < length; i++) g[i]! *= scale;
  return g;
}
