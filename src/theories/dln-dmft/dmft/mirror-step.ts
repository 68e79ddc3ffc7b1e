import { exp, log } from '../../../numerics/math/index.js';

/** Vectors over samples: ρ and log a² go in, y is the first guess; y, w and P come out. */
export type MirrorVectors = Record<'rho' | 'logSquare' | 'y' | 'w' | 'slope', Float64Array>;

/**
 * Solves b y + κ a² sinh 2y = ρ for every sample by Newton on |y|: from anywhere the first step of a convex increasing
 * function ends above the root, and then it falls monotonically. Long steps are held by an upper bound.
 * @equation b h + K a² sinh 2h = ρ, w = a² sinh 2h, P = 2a² cosh 2h [dln-dmft 5.3]
 */
export function mirrorStep(
  b: number,
  kappa: number,
  { rho, logSquare, y, w, slope }: MirrorVectors,
  from = 0,
  to = rho.length,
): void {
  let base = Number.NaN;
  let fourth = 0;
  for (let i = from; i < to; i++) {
    const goal = Math.abs(rho[i]!);
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
      let step = (goal - b * h - kappa * value) / (b + kappa * steep);
      if (step > 0.5) step = Math.min(step, Math.max(0, upperBound(goal, b, kappa, base) - h));
      h += step;
      value += step * steep;
      if (Math.abs(step) <= 1e-6 * (1e-2 + h)) break;
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
