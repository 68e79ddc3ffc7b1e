import { readFileSync } from 'node:fs';

/** Rows of a table in `fixtures/`. */
export function fixture<Row>(name: string): Row[] {
  return JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/${name}.json`, 'utf8')) as Row[];
}

/** A sample with what SciPy says about it. */
export interface Sample {
  kind: string;
  values: number[];
  mean: number;
  variance: number;
  quantiles: [p: number, value: number][];
  intervals?: [level: number, low: number, high: number][];
  ks?: [statistic: number, pValue: number];
  other?: number[];
  ksTwoSample?: [statistic: number, pValue: number];
}

export const samples = fixture<Sample>('samples');
