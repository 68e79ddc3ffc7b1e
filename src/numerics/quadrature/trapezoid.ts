import { NumericalError } from '../errors.js';
import { exp } from '../math/index.js';
import { checkCount, type Rule } from './rule.js';

/**
 * Trapezoid rule for ∫ f over [a, b], a < b, with `n` >= 2 equidistant nodes including both ends.
 * Spectrally accurate when f is analytic and vanishes with its derivatives at both ends (or is periodic).
 * Throws NumericalError QUADRATURE_NODES, QUADRATURE_INTERVAL.
 * Source: L. N. Trefethen, J. A. C. Weideman, SIAM Review 56 (2014) 385.
 */
export function trapezoid(a: number, b: number, n: number): Rule {
  checkCount('trapezoid', n, 2);
  if (!(a < b && Number.isFinite(b - a)))
    throw new NumericalError({
      code: 'QUADRATURE_INTERVAL',
      what: `trapezoid: expected a finite interval a < b, received [${a}, ${b}]`,
      cause: 'ends given in the wrong order, or an infinite end',
      remedy: 'truncate the interval where the integrand is negligible',
    });
  const h = (b - a) / (n - 1);
  const nodes = Float64Array.from({ length: n }, (_, i) => (i === n - 1 ? b : a + i * h));
  const weights = new Float64Array(n).fill(h);
  weights[0] = weights[n - 1] = h / 2;
  return { nodes, weights };
}

/**
 * Trapezoid rule for E f(z), z ~ N(0, 1), on [-cutoff, cutoff]: n >= 2 equidistant nodes, weights ∝ exp(-z²/2), sum 1.
 * The default (401 nodes, cutoff 12) reaches rounding for every f analytic in a strip |Im z| < 0.4 that grows slower than exp(z²/4).
 * Throws NumericalError QUADRATURE_NODES, QUADRATURE_INTERVAL.
 */
export function normalTrapezoid(n = 401, cutoff = 12): Rule {
  const { nodes, weights } = trapezoid(-cutoff, cutoff, n);
  let total = 0;
  for (let i = 0; i < n; i++) total += weights[i] = weights[i]! * exp((-nodes[i]! * nodes[i]!) / 2);
  return { nodes, weights: weights.map((w) => w / total) };
}
