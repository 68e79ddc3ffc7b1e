import type { FiniteSizeFit } from '../artifacts/result.js';
import { type Dataset, numbers, replicaCount } from '../contract/index.js';
import { pow } from '../numerics/math/index.js';
import { powerLawFit } from '../numerics/statistics/index.js';

/** Networks of one size beside the limit theory at their times. */
export interface Measured {
  size: number;
  simulated: Dataset;
  expected: Dataset;
}

/**
 * Two power laws in the size for one quantity: of the mean over networks minus the limit theory (the bias of finite size), and of the
 * spread between networks (how far a single one may be off).
 */
export function sizeGaps(quantity: string, parameter: string, measured: Measured[]): FiniteSizeFit[] {
  const sizes = measured.map(({ size }) => size);
  const curves = measured.map(({ simulated, expected }) => compareCurves(quantity, simulated, expected));
  return [
    powerLaw(
      { quantity, parameter, of: 'mean', sizes },
      curves.map(({ gap, gapError }) => [gap, gapError]),
      placeOfGap(curves[0]!),
    ),
    powerLaw(
      { quantity, parameter, of: 'spread', sizes },
      curves.map(({ spread, spreadError }) => [spread, spreadError]),
      largest(curves[0]!.spread),
    ),
  ].filter((found) => found !== undefined);
}

/** Point by point over the curve. */
interface Compared {
  gap: number[];
  gapError: number[];
  spread: number[];
  spreadError: number[];
}

type Named = Pick<FiniteSizeFit, 'quantity' | 'parameter' | 'of' | 'sizes'>;

function powerLaw(named: Named, curves: [number[], number[]][], place: number): FiniteSizeFit | undefined {
  // One place for all sizes, as a share of the curve, so that noise does not choose it anew each time.
  const share = place / curves[0]![0].length;
  const at = (values: number[]) => values[Math.min(values.length - 1, Math.round(share * values.length))]!;
  const gaps = curves.map(([values]) => Math.abs(at(values)));
  const gapErrors = curves.map(([, errors]) => at(errors));
  if (!gaps.every((gap) => gap > 0) || !gapErrors.every((error) => error > 0)) return undefined;
  const law = powerLawFit(named.sizes, gaps, { logErrors: gapErrors.map((error, i) => error / gaps[i]!) });
  const { estimate: exponent, low, high } = law.exponent;
  const resolved = gaps.filter((gap, i) => gap > 2 * gapErrors[i]!).length;
  const reason =
    resolved < gaps.length
      ? `only ${resolved} of ${gaps.length} values exceed twice their error: simulate more replicas, or take smaller learning rates, before trusting the exponent`
      : `all ${gaps.length} values exceed twice their error`;
  const extrapolated = gaps.at(-1)! * pow(2, exponent);
  return { ...named, gaps, gapErrors, exponent, confidence: [low, high], curved: !law.pure, extrapolated, reason };
}

/** Where the smallest network is furthest from the limit among the places where that is beyond doubt, else where it is least in doubt. */
function placeOfGap({ gap, gapError }: Compared): number {
  const significance = gap.map((g, k) => Math.abs(g) / (gapError[k]! + Number.MIN_VALUE));
  const sure = gap.map((g, k) => (significance[k]! > 2 ? Math.abs(g) : 0));
  return sure.some((g) => g > 0) ? largest(sure) : largest(significance);
}

function compareCurves(quantity: string, simulated: Dataset, expected: Dataset): Compared {
  const [a, b] = [momentsOf(simulated, quantity), momentsOf(expected, quantity)];
  const spread = a.variance.map((v) => Math.sqrt(v));
  return {
    gap: a.mean.map((m, k) => m - b.mean[k]!),
    // The simulator's own distance from continuous time hides gaps smaller than itself.
    gapError: a.variance.map((v, k) => Math.sqrt(v / a.count + b.variance[k]! / b.count + a.error[k]! * a.error[k]!)),
    spread,
    // Standard error of a normal sample's standard deviation.
    spreadError: spread.map((s) => s / Math.sqrt(2 * Math.max(1, a.count - 1))),
  };
}

interface Moments {
  count: number;
  mean: number[];
  variance: number[];
  /** Mean of the stated numerical errors. */
  error: number[];
}

function momentsOf(dataset: Dataset, quantity: string): Moments {
  const values = numbers(dataset, quantity);
  const errors = dataset.series[quantity]?.error;
  const count = replicaCount(dataset) ?? 1;
  const length = values.length / count;
  const mean = new Array<number>(length).fill(0);
  const variance = new Array<number>(length).fill(0);
  const error = new Array<number>(length).fill(0);
  for (let k = 0; k < length; k++) {
    for (let r = 0; r < count; r++) mean[k]! += values[r * length + k]! / count;
    for (let r = 0; r < count; r++) {
      const deviation = values[r * length + k]! - mean[k]!;
      variance[k]! += (deviation * deviation) / Math.max(1, count - 1);
      error[k]! += (errors?.[r * length + k] ?? 0) / count;
    }
  }
  return { count, mean, variance, error };
}

function largest(values: number[]): number {
  return values.reduce((best, v, k) => (v > values[best]! ? k : best), 0);
}
