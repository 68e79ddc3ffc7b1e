import { addScaled, dot, normalised } from './vector.js';

const iterations = 60;

/**
 * Largest |T[u, u, u]| over unit vectors that a symmetric tensor of order three shows from the starts given: shifted power
 * iteration, monotone from each start. A lower bound of the subordinate norm, and in practice its value when the starts are many.
 * @param product u ↦ T[u, u, ·] for a unit vector u.
 * @equation u ← normalise(sgn·T[u,u,·] + |T[u,u,u]| u) (Kolda and Mayo 2011) [linearization 3.9]
 */
export function cubicForm(product: (u: Float64Array) => Float64Array, starts: Iterable<Float64Array>): number {
  let best = 0;
  for (const start of starts) best = Math.max(best, ascend(product, normalised(start)));
  return best;
}

function ascend(product: (u: Float64Array) => Float64Array, start: Float64Array): number {
  let u = start;
  let value = 0;
  for (let k = 0; k < iterations; k++) {
    const image = product(u);
    const next = dot(image, u);
    const settled = Math.abs(Math.abs(next) - value) <= 1e-9 * Math.abs(next);
    value = Math.abs(next);
    if (settled) break;
    const moved = image.map((v) => (next < 0 ? -v : v));
    addScaled(moved, value, u);
    u = normalised(moved);
  }
  return value;
}
