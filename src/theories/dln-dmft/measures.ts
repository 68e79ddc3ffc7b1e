import { type Dataset, type Measure, numbers } from '../../contract/index.js';
import { exp, log } from '../../numerics/math/index.js';

const never = Number.POSITIVE_INFINITY;
const needs = ['trainMse', 'testMse', 'weightSquaredNorm', 'kernelChange'];

/** Landmarks of a run. Thresholds are conventions: 1 % of the start, half-way, a tenth, a ratio of ten. */
export interface Landmarks {
  /** Training error falls to 1 % of its start. */
  timeToFit: number;
  /** Test error is half-way from its plateau to its end, for the last time. */
  timeToHalf: number;
  /** E[w²] first exceeds 1 % of its end. */
  searchEnd: number;
  /** Relative fall of the test error after timeToFit. */
  lateDrop: number;
  /** Relative change of the tangent kernel at timeToFit, at the end where it never fits. */
  kernelChange: number;
  phase: 'lazy' | 'grokking' | 'search-descent' | 'rich';
}

/** Landmarks of the curves of one run. */
export function landmarksOf(data: Dataset): Landmarks {
  const t = numbers(data, 't');
  const train = numbers(data, 'trainMse');
  const test = numbers(data, 'testMse');
  const square = numbers(data, 'weightSquaredNorm');
  const change = numbers(data, 'kernelChange');
  const last = t.length - 1;
  const timeToFit = crossing(t, train, train[0]! / 100, 1);
  const fitted = Math.max(
    0,
    t.findIndex((time) => time >= timeToFit),
  );
  const plateauAfterFit = Number.isFinite(timeToFit) ? Math.max(...test.subarray(fitted)) : 0;
  const lateDrop = plateauAfterFit > 0 ? 1 - test[last]! / plateauAfterFit : 0;
  const plateau = lateDrop > 0.2 ? plateauAfterFit : test[0]!;
  const timeToHalf = lastCrossing(t, test, (plateau + test[last]!) / 2);
  const searchEnd = crossing(t, square, square[last]! / 100, -1);
  const kernelChange = change[Number.isFinite(timeToFit) ? fitted : last]!;
  const found = { timeToFit, timeToHalf, searchEnd, lateDrop, kernelChange };
  return { ...found, phase: phaseOf(found) };
}

function phaseOf({ timeToFit, timeToHalf, searchEnd, lateDrop, kernelChange }: Omit<Landmarks, 'phase'>) {
  if (timeToHalf / timeToFit > 10 && lateDrop > 0.2) return 'grokking';
  if (kernelChange < 0.1) return 'lazy';
  return searchEnd > 0.25 * timeToHalf ? 'search-descent' : 'rich';
}

/** First time a curve passes a level downwards (sign 1) or upwards (-1), between rows on a log-log line; Infinity if never. */
function crossing(t: Float64Array, values: Float64Array, level: number, sign: 1 | -1): number {
  for (let k = 0; k < t.length; k++) {
    if (sign * (values[k]! - level) > 0) continue;
    return k === 0 ? t[0]! : between(t, values, k, level);
  }
  return never;
}

function lastCrossing(t: Float64Array, values: Float64Array, level: number): number {
  for (let k = t.length - 1; k > 0; k--)
    if (values[k]! <= level && values[k - 1]! > level) return between(t, values, k, level);
  return never;
}

function between(t: Float64Array, values: Float64Array, k: number, level: number): number {
  const share = log(values[k - 1]! / level) / log(values[k - 1]! / values[k]!);
  return t[k - 1]! * exp(share * log(t[k]! / t[k - 1]!));
}

type Row = [symbol: string, meaning: string, scale: Measure['scale'], of: (found: Landmarks) => number | string];

const rows: Record<string, Row> = {
  phase: ['phase', 'lazy, rich, search-descent or grokking', 'label', ({ phase }) => phase],
  timeToFit: ['t_fit', 'time at which the training error is 1 % of its start', 'log', ({ timeToFit }) => timeToFit],
  timeToHalf: [
    't_½',
    'time at which the test error is half-way from its plateau to its end',
    'log',
    ({ timeToHalf }) => timeToHalf,
  ],
  timeToGrok: [
    't_grok',
    'the same where the test error falls long after the training error, else Infinity',
    'log',
    ({ phase, timeToHalf }) => (phase === 'grokking' ? timeToHalf : never),
  ],
  grokkingDelay: [
    't_½/t_fit',
    'delay of the test error behind the training error',
    'log',
    ({ timeToHalf, timeToFit }) => (Number.isFinite(timeToFit) ? timeToHalf / timeToFit : 0),
  ],
  searchTime: ['t_search', 'time at which E[w²] reaches 1 % of its end', 'log', ({ searchEnd }) => searchEnd],
  lazinessIndex: [
    'ΔP(t_fit)/P_0',
    'change of the tangent kernel when the training error has fallen to 1 %; lazy below 0.1',
    'log',
    ({ kernelChange }) => kernelChange,
  ],
};

/** Numbers and labels of a run. */
export const measures: Measure[] = [
  ...Object.entries(rows).map(
    ([name, [symbol, meaning, scale, of]]): Measure => ({
      name,
      symbol,
      meaning,
      needs,
      scale,
      of: (data) => ({ value: of(landmarksOf(data)) }),
    }),
  ),
  last('finalTestMse', 'testMse', 'test error at the end of the run'),
  last('finalTrainMse', 'trainMse', 'training error at the end of the run'),
  {
    name: 'bestTestMse',
    symbol: 'min test',
    meaning: 'smallest test error along the run: what early stopping can reach',
    needs: ['testMse'],
    scale: 'log',
    of: (data) => ({ value: Math.min(...numbers(data, 'testMse')) }),
  },
];

function last(name: string, curve: string, meaning: string): Measure {
  return {
    name,
    meaning,
    needs: [curve],
    scale: 'log',
    of: (data) => {
      const error = data.series[curve]!.error?.at(-1);
      return { value: numbers(data, curve).at(-1)!, ...(error === undefined ? {} : { error }) };
    },
  };
}
