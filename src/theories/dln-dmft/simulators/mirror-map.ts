import { exp } from '../../../numerics/math/index.js';

/**
 * Weights and slopes of all coordinates from the mirror variable y = h + c_0/2; returns the largest slope.
 * @equation w = a² sinh 2y, P = dw/dy = 2a² cosh 2y, a² = α² e^{−2λt} [dln-dmft 2]
 * @param decay 2λt
 */
export function mirrorMap(
  y: Float64Array,
  logSquare: Float64Array,
  decay: number,
  w: Float64Array,
  slope?: Float64Array,
): number {
  let base = Number.NaN;
  let square = 0;
  let largest = 0;
  for (let i = 0; i < y.length; i++) {
    if (logSquare[i]! - decay !== base) {
      base = logSquare[i]! - decay;
      square = exp(base);
    }
    const twice = 2 * Math.abs(y[i]!);
    // a² may underflow, and e^{2y} overflow, while their product does neither.
    const plain = twice < 600 && base > -600;
    const growth = exp(plain ? twice : base + twice);
    const grown = plain ? square * growth : growth;
    const shrunk = plain ? square / growth : exp(base - twice);
    const value = (grown - shrunk) / 2;
    w[i] = y[i]! < 0 ? -value : value;
    if (slope) slope[i] = grown + shrunk;
    if (grown + shrunk > largest) largest = grown + shrunk;
  }
  return largest;
}
