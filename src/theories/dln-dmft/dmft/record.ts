import { addHistogram, type Bins } from './histogram.js';
import { curveNames, observe } from './observables.js';
import { newRunningMean, runningMeanError } from './running-mean.js';
import type { Sweep } from './sweep.js';

/** What is kept of a finished sweep; plain data. */
export interface SweepRecord {
  /** One row of `curveNames.length` values per time. */
  curves: Float64Array;
  /** One row per time. */
  classMeans: Float64Array;
  histogram: Float64Array;
  /** E[s D D] and E[r r] at pairs of rows. */
  correlation: Float64Array;
  residualCorrelation: Float64Array;
}

/** Observes a sweep at `times`, yielding between them. */
export function* record(sweep: Sweep, times: Float64Array, bins: Bins): Generator<void, SweepRecord, void> {
  const classes = sweep.ensemble.classes.length;
  const width = curveNames.length;
  const kept: SweepRecord = {
    curves: new Float64Array(times.length * width),
    classMeans: new Float64Array(times.length * classes),
    histogram: new Float64Array(times.length * bins.centres.length),
    ...correlations(sweep),
  };
  const average = newRunningMean(sweep);
  const inOrder = Array.from(times.keys()).sort((a, b) => times[a]! - times[b]!);
  for (const k of inOrder) {
    const seen = observe(sweep, times[k]!);
    curveNames.forEach((name, c) => {
      kept.curves[k * width + c] =
        name === 'runningMeanTestMse' ? runningMeanError(average, times[k]!, seen.weights) : seen.curves[name];
    });
    kept.classMeans.set(seen.classMeans, k * classes);
    const from = k * bins.centres.length;
    addHistogram(bins, sweep, seen.weights, kept.histogram.subarray(from, from + bins.centres.length));
    yield;
  }
  return kept;
}

/**
 * @equation C_D = F Fᵀ − σ², C_r = A Aᵀ [dln-dmft 3.2]
 */
export function correlations({ rows, capacity, overlaps, residuals, setting }: Sweep) {
  const correlation = new Float64Array(rows * rows);
  const residualCorrelation = new Float64Array(rows * rows);
  for (let n = 0; n < rows; n++)
    for (let m = 0; m <= n; m++) {
      let f = -setting.labelNoiseVariance;
      let a = 0;
      for (let k = 0; k <= m; k++) {
        f += overlaps[n * capacity + k]! * overlaps[m * capacity + k]!;
        a += residuals[n * capacity + k]! * residuals[m * capacity + k]!;
      }
      correlation[n * rows + m] = correlation[m * rows + n] = f;
      residualCorrelation[n * rows + m] = residualCorrelation[m * rows + n] = a;
    }
  return { correlation, residualCorrelation };
}
