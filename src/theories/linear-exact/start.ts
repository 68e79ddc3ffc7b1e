import { InputError } from '../../contract/index.js';
import { cos } from '../../numerics/math/index.js';
import { chiSquare, fillNormals, normal, randomStream, type Stream, substream } from '../../numerics/random/index.js';
import type { Parameters } from './parameters.js';
import { resolve, type Setting } from './setting.js';
import type { Overlaps, Start, Weights } from './start-state.js';

/** Widest network whose weights are drawn one by one; wider ones draw their overlaps, exact in law and independent of width. */
export const widestDrawn = 100_000;

/**
 * The initial network of one replica: explicit weights, or the initialisation's kind. Random kinds take the streams below
 * (seed, 'start', replica), one per layer, so that a wider network contains the narrower one of the same address.
 * @throws InputError `START_WIDTH` when the kind has no start at that width.
 */
export function drawStart(parameters: Parameters, seed: number, replica: number): Start {
  const setting = resolve(parameters);
  if (parameters.readoutWeights.length > 0) return explicitWeights(parameters, setting);
  const { width } = setting;
  const { initialisation } = parameters;
  if (initialisation.kind === 'quasirandom') {
    if (!(width <= 1e8)) throw tooWide(width, 'at most 1e8 for quasirandom weights');
    return {
      readoutWeights: quasirandom(width, setting.readoutInitialScale, initialisation.readoutPhase),
      hiddenWeights: quasirandom(width, setting.hiddenInitialScale, initialisation.hiddenPhase),
    };
  }
  if (!Number.isFinite(width)) throw tooWide(width, 'a finite width to draw a network');
  const stream = randomStream(seed, 'start', replica);
  if (width > widestDrawn) return randomOverlaps(parameters, setting, stream);
  return randomWeights(parameters, setting, stream);
}

/** Starts of many networks as their overlaps, one entry per replica. */
export type OverlapColumns = { [name in keyof Overlaps]: Float64Array };

/**
 * Overlaps of the replicas `from` (included) to `to` (excluded) of a random initialisation, exact in law at any width and O(1) in it:
 * |u|² = σ_u²χ²_d, and with ξ normal and κ = χ²_{d−1}: |w|² = σ_w²(ξ² + κ), u·w = |u|σ_w ξ, |u||w| sin ζ = |u|σ_w√κ.
 * Above `widestDrawn` they are the overlaps of `drawStart` of the same seed and replica.
 * @throws InputError `START_WIDTH` for kinds that are not random or an infinite width.
 */
export function drawOverlaps(
  parameters: Parameters,
  seed: number,
  { from, to }: { from: number; to: number },
): OverlapColumns {
  const setting = resolve(parameters);
  if (!Number.isFinite(setting.width)) throw tooWide(setting.width, 'a finite width to draw a network');
  const all = randomStream(seed, 'start');
  const columns: OverlapColumns = {
    readoutSquaredNorm: new Float64Array(to - from),
    hiddenSquaredNorm: new Float64Array(to - from),
    layerProduct: new Float64Array(to - from),
    layerArea: new Float64Array(to - from),
  };
  for (let i = 0; i < to - from; i++) {
    const drawn = randomOverlaps(parameters, setting, substream(all, from + i));
    columns.readoutSquaredNorm[i] = drawn.readoutSquaredNorm;
    columns.hiddenSquaredNorm[i] = drawn.hiddenSquaredNorm;
    columns.layerProduct[i] = drawn.layerProduct;
    columns.layerArea[i] = drawn.layerArea;
  }
  return columns;
}

function explicitWeights({ readoutWeights, hiddenWeights, hiddenWeightMatrix }: Parameters, setting: Setting): Weights {
  const { direction } = setting;
  const projected = hiddenWeightMatrix.map((row) => row.reduce((sum, value, j) => sum + value * direction[j]!, 0));
  return {
    readoutWeights: Float64Array.from(readoutWeights),
    hiddenWeights: Float64Array.from(hiddenWeights.length > 0 ? hiddenWeights : projected),
  };
}

/** σ√2·cos(2π frac((i+1)φ)): variance σ² on average over the units, without a random generator. */
function quasirandom(width: number, scale: number, phase: number): Float64Array {
  const values = new Float64Array(width);
  for (let i = 0; i < width; i++) {
    const turns = (i + 1) * phase;
    values[i] = scale * Math.SQRT2 * cos(2 * Math.PI * (turns - Math.floor(turns)));
  }
  return values;
}

function randomWeights({ initialisation }: Parameters, setting: Setting, stream: Stream): Weights {
  const { width, readoutInitialScale, hiddenInitialScale, rateRatio } = setting;
  const u = scaled(fillNormals(new Float64Array(width), substream(stream, 'readout')), readoutInitialScale);
  if (initialisation.kind === 'aligned') {
    const direction = fillNormals(new Float64Array(width), substream(stream, 'readout'));
    return { readoutWeights: u, hiddenWeights: scaled(direction, initialisation.sign * hiddenInitialScale) };
  }
  const w = fillNormals(new Float64Array(width), substream(stream, 'hidden'));
  if (initialisation.kind === 'balanced') {
    const length = Math.sqrt(product(u, u)) / rateRatio;
    return { readoutWeights: u, hiddenWeights: scaled(w, length / Math.sqrt(product(w, w))) };
  }
  if (initialisation.kind === 'orthogonal') {
    // Twice: the second pass removes what rounding left of the first.
    for (let pass = 0; pass < 2; pass++) removeProjection(w, u);
  }
  return { readoutWeights: u, hiddenWeights: scaled(w, hiddenInitialScale) };
}

/** The law of `randomWeights` for the four numbers the dynamics depends on. */
function randomOverlaps({ initialisation }: Parameters, setting: Setting, stream: Stream): Overlaps {
  const { width, readoutInitialScale, hiddenInitialScale, rateRatio } = setting;
  const squared = squaredLength(width, stream);
  const readoutLength = readoutInitialScale * Math.sqrt(squared);
  const readoutSquaredNorm = readoutLength * readoutLength;
  if (initialisation.kind === 'aligned')
    return {
      readoutSquaredNorm,
      hiddenSquaredNorm: hiddenInitialScale * hiddenInitialScale * squared,
      layerProduct: initialisation.sign * readoutInitialScale * hiddenInitialScale * squared,
      layerArea: 0,
    };
  const along = normal(stream);
  const across = width > 1 ? squaredLength(width - 1, stream) : 0;
  const orthogonal = initialisation.kind === 'orthogonal';
  const total = orthogonal ? across : along * along + across;
  const scale =
    initialisation.kind === 'balanced' ? readoutLength / (rateRatio * Math.sqrt(total)) : hiddenInitialScale;
  return {
    readoutSquaredNorm,
    hiddenSquaredNorm: scale * scale * total,
    layerProduct: orthogonal ? 0 : readoutLength * scale * along,
    layerArea: readoutLength * scale * Math.sqrt(across),
  };
}

/** χ² with that many degrees of freedom; beyond 1e9 its normal limit, of relative error below 1e-9. */
function squaredLength(degrees: number, stream: Stream): number {
  return degrees <= 1e9 ? chiSquare(degrees, stream) : degrees + Math.sqrt(2 * degrees) * normal(stream);
}

function scaled(values: Float64Array, factor: number): Float64Array {
  for (let i = 0; i < values.length; i++) values[i]! *= factor;
  return values;
}

function removeProjection(values: Float64Array, direction: Float64Array): void {
  const square = product(direction, direction);
  if (square === 0) return;
  const share = product(values, direction) / square;
  for (let i = 0; i < values.length; i++) values[i]! -= share * direction[i]!;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function tooWide(width: number, expected: string): InputError {
  return new InputError({
    code: 'START_WIDTH',
    path: 'parameters.width',
    expected,
    received: String(width),
    cause: 'The initial network of this kind cannot be drawn at this width',
    next: 'Lower the width, or choose the gaussian initialisation, whose overlaps are drawn at any finite width',
  });
}
