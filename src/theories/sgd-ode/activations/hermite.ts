import type { Activation } from './activation.js';
import { polynomial } from './polynomial.js';

/** Σ c_n He_n(x) with the probabilists' polynomials He_0 = 1, He_1 = x, He_{n+1} = x He_n − n He_{n−1}. */
export function hermiteSeries(coefficients: readonly number[]): Activation {
  return { ...polynomial('hermite', powersOf(coefficients)) };
}

function powersOf(coefficients: readonly number[]): number[] {
  const powers = new Array<number>(coefficients.length).fill(0);
  let last: number[] = [];
  let current = [1];
  coefficients.forEach((c, n) => {
    current.forEach((x, i) => {
      powers[i]! += c * x;
    });
    const next = [0, ...current];
    last.forEach((x, i) => {
      next[i]! -= n * x;
    });
    last = current;
    current = next;
  });
  return powers;
}
