import { InputError } from '../../contract/index.js';
import type { Setting } from './setting.js';
import { hasWeights, type Overlaps, type Start } from './start-state.js';

/**
 * Energies of the growing and decaying modes p = (U+V)/√2, q = (U−V)/√2 of the rescaled layers U = u/√η_u, V = w/√η_w,
 * with the overlaps they were made from. `modeInvariant` = √(PQ) is conserved and comes from a sum of squares, never from P·Q.
 */
export interface Modes extends Overlaps {
  /** P = |p|². */
  growingModeEnergy: number;
  /** Q = |q|². */
  decayingModeEnergy: number;
  /** M = p·q = ½(|u|²/η_u − |w|²/η_w). */
  modeImbalance: number;
  /** √(PQ) = hypot(G/η̄, M). */
  modeInvariant: number;
}

const largestEnergy = 1e150;

/**
 * Modes of a start (weights or overlaps).
 * P, Q = h ± c with h = ½(|u|²/η_u + |w|²/η_w), c = u·w/η̄: the larger by this sum, the smaller as PQ over the larger,
 * because h − |c| cancels for nearly aligned and balanced layers.
 * @equation P = h + c, Q = h − c, PQ = (G/η̄)² + M² with h = ½(|u|²/η_u + |w|²/η_w), c = u·w/η̄, M = ½(|u|²/η_u − |w|²/η_w)
 * @throws InputError `START_TOO_LARGE` when the rescaled energies exceed 1e150 or are not finite.
 */
export function modesOf(start: Start, setting: Setting): Modes {
  const overlaps = hasWeights(start) ? overlapsOf(start.readoutWeights, start.hiddenWeights) : start;
  const readout = overlaps.readoutSquaredNorm / setting.readoutRate;
  const hidden = overlaps.hiddenSquaredNorm / setting.hiddenRate;
  const half = 0.5 * (readout + hidden);
  if (!(half <= largestEnergy)) throw tooLarge(half);
  const cross = overlaps.layerProduct / setting.meanRate;
  const modeImbalance = 0.5 * (readout - hidden);
  const modeInvariant = hypotenuse(overlaps.layerArea / setting.meanRate, modeImbalance);
  const larger = half + Math.abs(cross);
  const smaller = larger === 0 ? 0 : modeInvariant * (modeInvariant / larger);
  return {
    readoutSquaredNorm: overlaps.readoutSquaredNorm,
    hiddenSquaredNorm: overlaps.hiddenSquaredNorm,
    layerProduct: overlaps.layerProduct,
    layerArea: overlaps.layerArea,
    growingModeEnergy: cross >= 0 ? larger : smaller,
    decayingModeEnergy: cross >= 0 ? smaller : larger,
    modeImbalance,
    modeInvariant,
  };
}

/**
 * Overlaps of two layers of equal length. The area is |longer| times the norm of the shorter one's component across it:
 * √(|u|²|w|² − (u·w)²) would lose all digits for aligned layers.
 */
export function overlapsOf(readout: Float64Array, hidden: Float64Array): Overlaps {
  const readoutSquaredNorm = dot(readout, readout);
  const hiddenSquaredNorm = dot(hidden, hidden);
  const layerProduct = dot(readout, hidden);
  const readoutLonger = readoutSquaredNorm >= hiddenSquaredNorm;
  const longer = readoutLonger ? readout : hidden;
  const shorter = readoutLonger ? hidden : readout;
  const square = Math.max(readoutSquaredNorm, hiddenSquaredNorm);
  const along = square === 0 ? 0 : layerProduct / square;
  let across = 0;
  for (let i = 0; i < longer.length; i++) {
    const x = shorter[i]! - along * longer[i]!;
    across += x * x;
  }
  return { readoutSquaredNorm, hiddenSquaredNorm, layerProduct, layerArea: Math.sqrt(square) * Math.sqrt(across) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** √(x² + y²) without underflow or overflow of the squares. */
export function hypotenuse(x: number, y: number): number {
  const large = Math.max(Math.abs(x), Math.abs(y));
  if (large === 0) return 0;
  const ratio = Math.min(Math.abs(x), Math.abs(y)) / large;
  return large * Math.sqrt(1 + ratio * ratio);
}

function tooLarge(energy: number): InputError {
  return new InputError({
    code: 'START_TOO_LARGE',
    path: 'start',
    expected: 'initial weights with (|u|²/η_u + |w|²/η_w)/2 at most 1e150',
    received: String(energy),
    cause: 'The mode energies would overflow',
    next: 'Divide the weights by a factor and multiply the output scale and the rates to match: (u, w, γ, η) -> (u/k, w/k, k²γ, η/k²)',
  });
}
