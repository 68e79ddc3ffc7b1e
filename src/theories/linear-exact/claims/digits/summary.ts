import type { Mechanism } from '../../../../networks/index.js';
import type { Trained } from './train.js';

/** Mean over seeds and standard deviation between them (0 for one seed). */
export interface Spread {
  mean: number;
  deviation: number;
}

/** A row of the table over its seeds; layers are read at the last hidden one. */
export interface Summary {
  steps: Spread;
  lossShare: Spread;
  kernelRatio: Spread;
  forecast?: Spread;
  kernelCosine: Spread;
  cosineBefore: Spread;
  cosineAfter: Spread;
  firstNorm: Spread;
  lastNorm: Spread;
  featureChange: Spread;
  readings: Mechanism[];
  /** The row in words. */
  text: string;
}

/** What the seeds of a row have in common, and how far they differ. */
export function summaryOf(runs: Trained[]): Summary {
  const over = (of: (run: Trained) => number) => spread(runs.map(of));
  const summary = {
    steps: over(({ steps }) => steps),
    lossShare: over(({ lossShare }) => lossShare),
    kernelRatio: over(({ indicators }) => indicators.kernelRatio),
    ...(runs[0]!.forecast === undefined ? {} : { forecast: over(({ forecast }) => forecast!) }),
    kernelCosine: over(({ indicators }) => indicators.kernelCosine),
    cosineBefore: over(({ cosinesBefore }) => cosinesBefore.at(-1)!),
    cosineAfter: over(({ indicators }) => indicators.forwardBackwardCosines.at(-1)!),
    firstNorm: over(({ indicators }) => indicators.normGrowths[0]!),
    lastNorm: over(({ indicators }) => indicators.normGrowths.at(-1)!),
    featureChange: over(({ indicators }) => indicators.featureChanges.at(-1)!),
    readings: runs.map(({ indicators }) => indicators.mechanisms.at(-1)!),
  };
  return { ...summary, text: textOf(summary) };
}

/** `1.23 ± 0.04`. */
export function spreadText({ mean, deviation }: Spread, digits = 3): string {
  const rounded = (value: number, to: number) => String(Number(value.toPrecision(to)));
  return deviation > 0 ? `${rounded(mean, digits)} ± ${rounded(deviation, 2)}` : rounded(mean, digits);
}

function textOf(summary: Omit<Summary, 'text'>): string {
  const forecast = summary.forecast ? ` (forecast ${spreadText(summary.forecast)})` : '';
  return [
    `kernel along the target x ${spreadText(summary.kernelRatio)}${forecast}`,
    `kernel cosine ${spreadText(summary.kernelCosine)}`,
    `forward-backward cosine ${spreadText(summary.cosineBefore, 2)} to ${spreadText(summary.cosineAfter, 2)}`,
    `norms x ${spreadText(summary.firstNorm)}, ${spreadText(summary.lastNorm)}`,
    `features ${spreadText(summary.featureChange, 2)}`,
    `${spreadText(summary.steps)} steps to ${spreadText(summary.lossShare, 2)} of the loss of f = 0`,
    `${summary.readings.length} ${summary.readings.length === 1 ? 'seed' : 'seeds, ± standard deviation between them'}`,
  ].join('; ');
}

function spread(values: number[]): Spread {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const square = values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0);
  return { mean, deviation: values.length > 1 ? Math.sqrt(square / (values.length - 1)) : 0 };
}
