import { exp, log } from '../../../numerics/math/index.js';

/** Vectors over samples: ρ, s and log a² go in, y is the first guess; y, w and P come out. */
export type MirrorVectors = Record<'rho' | 'gain' | 'logSquare' | 'y' | 'w' | 'slope', Float64Array>;

/**
 * Solves b y + κ s a² sinh 2y = ρ for every sample by Newton on |y|: from anywhere the first step of a convex increasing
 * function ends above the root, and then it falls monotonically. Long steps up are held by an upper bound, short ones are
 * corrected.
 * @equation b h + K s a² sinh 2h = ρ, w = a² sinh 2h, P = 2a² cosh 2h [dln-dmft 5.3]
 */
export function mirrorStep(
  b: number,
  factor: number,
  { rho, gain, logSquare, y, w, slope }: MirrorVectors,
  from = 0,
  to = rho.length,
): void {
  let base = Number.NaN;
  let fourth = 0;
  for (let i = from; i < to; i++) {
    const goal = Math.abs(rho[i]!);
    const kappa = factor * gain[i]!;
    if (logSquare[i]! !== base) {
      // log a² rather than a² is carried: a² may underflow while a² sinh 2y does not.
      base = logSquare[i]!;
      fourth = exp(2 * base);
    }
    let h = rho[i]! < 0 === y[i]! < 0 ? Math.abs(y[i]!) : 0;
    let value = 0;
    let steep = 0;
    for (let k = 0; k < 80; k++) {
      const grown = exp(base + 2 * h);
      const shrunk = fourth > 0 ? fourth / grown : exp(base - 2 * h);
      value = (grown - shrunk) / 2;
      steep = grown + shrunk;
      const rise = b + kappa * steep;
      let step = (goal - b * h - kappa * value) / rise;
      if (step > 0.5) step = Math.min(step, Math.max(0, upperBound(goal, b, kappa, base) - h));
      // Halley's correction makes the convergence cubic.
      else if (step > -0.25) step /= 1 + (2 * step * kappa * value) / rise;
      h += step;
      if (Math.abs(step) > 1e-4 * Math.min(1, 1e-2 + h)) continue;
      // Hyperbolic functions of twice so small a step by their first terms.
      const square = step * step;
      const along = step * (1 + (2 / 3) * square);
      const even = 1 + 2 * square;
      const held = value;
      value = held * even + steep * along;
      steep = steep * even + 4 * held * along;
      break;
    }
    const sign = rho[i]! < 0 ? -1 : 1;
    y[i] = sign * h;
    w[i] = sign * value;
    slope[i] = steep;
  }
}

/** min(ρ/b, ½asinh(ρ/(κ a²))), slightly enlarged. */
function upperBound(goal: number, b: number, kappa: number, base: number): number {
  const ratio = log(goal / kappa) - base;
  const curved = ratio > 20 ? ratio + Math.LN2 : log(exp(ratio) + Math.sqrt(exp(2 * ratio) + 1));
  return Math.min(goal / b, curved / 2 + 1e-9);
}
