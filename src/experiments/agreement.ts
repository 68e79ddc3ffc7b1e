import type { Agreement } from '../artifacts/result.js';
import {
  type Calculation,
  type Dataset,
  numbers,
  replicaCount,
  seriesOf,
  type Theory,
  type Verdict,
} from '../contract/index.js';
import { studentQuantile } from '../numerics/statistics/index.js';

/** Two datasets of one theory on the same coordinates, and who computed them. */
export interface Pair {
  theory: { calculation: Calculation; dataset: Dataset };
  simulation: { calculation: Calculation; dataset: Dataset };
  /** Allowance for finite size, relative to a curve's range. */
  allowance: number;
  /** Parameters' share: `start` compares run by run, `mean` the mean over replicas. */
  compares: Theory['compares'];
}

/** A standard error larger than this share of the curve's range decides nothing. */
const decisiveShare = 0.02;

/** A numerical error larger than this share of the curve's range would excuse anything. */
const numericalShare = 0.1;

/** Judges one quantity at its worst point; undefined when the two cannot be compared on it. */
export function agree(quantity: string, pair: Pair): Agreement | undefined {
  const points = deviations(quantity, pair);
  if (!points) return undefined;
  const { range, replicas } = points;
  let worst = 0;
  let bias = 0;
  let wide = 0;
  for (let k = 0; k < points.bias.length; k++) {
    if (Math.abs(points.bias[k]!) > bias) bias = Math.abs(points.bias[k]!);
    if (!(points.score[k]! <= points.score[worst]!)) worst = k;
    if (!(points.standardError[k]! <= wide)) wide = points.standardError[k]!;
  }
  const numerical = Math.max(...points.numericalError) / range;
  const verdict = judge(points.score[worst]!, wide / range, numerical);
  const at = points.coordinate[worst % points.coordinate.length] ?? 0;
  const share = bias / range;
  return {
    quantity,
    theory: pair.theory.calculation.id,
    simulation: pair.simulation.calculation.id,
    verdict,
    reason: reasonOf(verdict, { share, score: points.score[worst]!, wide: wide / range, numerical, at, replicas }),
    bias,
    relativeBias: share,
    at,
    standardError: points.standardError[worst]!,
    numericalError: points.numericalError[worst]!,
    finiteSize: pair.allowance * range,
    replicas,
    compares: pair.compares,
  };
}

function judge(score: number, wide: number, numerical: number): Verdict {
  if (!(score <= 3)) return 'fail';
  return wide <= decisiveShare && numerical <= numericalShare ? 'pass' : 'undecided';
}

type Findings = Record<'share' | 'score' | 'wide' | 'numerical' | 'at' | 'replicas', number>;

function reasonOf(verdict: Verdict, { share, score, wide, numerical, at, replicas }: Findings): string {
  const percent = (x: number) => `${(100 * x).toPrecision(2)} %`;
  const runs = `${replicas} ${replicas === 1 ? 'run' : 'runs'}`;
  if (verdict === 'undecided' && !(wide <= decisiveShare))
    return `standard error reaches ${percent(wide)} of the curve's range over ${runs}: more than 2 % decides nothing, simulate more replicas`;
  if (verdict === 'undecided')
    return `numerical error reaches ${percent(numerical)} of the curve's range: more than 10 % decides nothing, take smaller steps (learning rates)`;
  return `largest deviation ${percent(share)} of the curve's range over ${runs}; worst place t = ${at.toPrecision(3)}, ${score.toPrecision(2)} combined errors (limit 3)`;
}

interface Deviations {
  coordinate: Float64Array;
  bias: Float64Array;
  standardError: Float64Array;
  numericalError: Float64Array;
  /** |bias| over the combined error. */
  score: Float64Array;
  range: number;
  replicas: number;
}

function deviations(quantity: string, { theory, simulation, allowance, compares }: Pair): Deviations | undefined {
  const expected = seriesOf(theory.dataset, quantity);
  const measured = seriesOf(simulation.dataset, quantity);
  const replicas = replicaCount(simulation.dataset) ?? 1;
  const length = measured.values.length / (measured.dims[0] === 'replica' ? replicas : 1);
  const runByRun = expected.dims[0] === 'replica';
  if (expected.values.length !== length * (runByRun ? replicas : 1)) return undefined;
  const x = numbers(simulation.dataset, quantity);
  const y = numbers(theory.dataset, quantity);
  const bias = new Float64Array(length);
  const standardError = new Float64Array(length);
  const numericalError = new Float64Array(length);
  const mean = new Float64Array(length);
  const alone = replicas === 1 && (compares === 'mean' || simulation.calculation.stochastic);
  for (let k = 0; k < length; k++) {
    const differences = Array.from(
      { length: replicas },
      (_, r) => x[r * length + k]! - y[(runByRun ? r * length : 0) + k]!,
    );
    bias[k] = differences.reduce((sum, d) => sum + d, 0) / replicas;
    standardError[k] = alone ? Number.POSITIVE_INFINITY : standardErrorOf(differences, bias[k]!);
    mean[k] = average(y, k, length, runByRun ? replicas : 1);
    const ours = expected.error ? average(expected.error, k, length, runByRun ? replicas : 1) : 0;
    const theirs = measured.error ? average(measured.error, k, length, replicas) : 0;
    numericalError[k] = Math.sqrt(ours * ours + theirs * theirs);
  }
  const finite = mean.filter(Number.isFinite);
  const range = rangeOf(finite);
  // Rounding of two float64 evaluations; keeps 0/0 out where both are exact.
  const rounding = 1e-12 * Math.max(range, ...finite.map(Math.abs));
  const score = bias.map((b, k) => {
    const combined = [standardError[k]!, numericalError[k]!, allowance * range, rounding];
    return Math.abs(b) / Math.sqrt(combined.reduce((sum, e) => sum + e * e, 0));
  });
  const axis = measured.dims.find((dim) => dim !== 'replica');
  const coordinate =
    axis && axis in simulation.dataset.series ? numbers(simulation.dataset, axis) : new Float64Array(length);
  return { coordinate, bias, standardError, numericalError, score, range, replicas };
}

/** Standard error of a mean, widened so that three of it cover what three normal standard errors would (Student-t). */
function standardErrorOf(values: number[], mean: number): number {
  const n = values.length;
  if (n === 1) return 0;
  const variance = values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / (n - 1);
  const threeSigma = 0.9986501019683699;
  return (Math.sqrt(variance / n) * studentQuantile(threeSigma, n - 1)) / 3;
}

function average(values: Float64Array, k: number, length: number, replicas: number): number {
  let sum = 0;
  for (let r = 0; r < replicas; r++) sum += values[r * length + k]!;
  return sum / replicas;
}

function rangeOf(values: Float64Array): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const v of values) {
    if (v < low) low = v;
    if (v > high) high = v;
  }
  return high > low ? high - low : Math.max(Math.abs(high), Number.MIN_VALUE);
}
