import type { Dataset, Series } from '../contract/index.js';
import { checkDepth } from './depth.js';
import { jsonText } from './json-text.js';
import type { Result } from './result.js';
import { checkResult, invalidResult } from './result-schema.js';

/**
 * A result as readable JSON. Numbers come back bit for bit; infinities are "Infinity" and "-Infinity", and null stands for NaN:
 * no value there. A series holds `values` (numbers) or `labels` (text), row-major over its `dims`.
 */
export function resultToJson(result: Result): string {
  const parts = result.parts.map((part) => ({ ...part, dataset: datasetForm(part.dataset, seriesForm) }));
  return `${jsonText({ ...result, parts })}\n`;
}

/** Reads what `resultToJson` wrote. @throws InputError `RESULT_INVALID` naming the file and the key. */
export function resultFromJson(text: string, source: string): Result {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw invalidResult(source, 'JSON', `text that does not parse (${(error as Error).message.slice(0, 120)})`);
  }
  checkDepth(raw, source);
  return checkResult(revive(raw, source), source);
}

/** A dataset with every series in another form. */
export function datasetForm<T>(
  { sizes, series }: Dataset,
  form: (series: Series, name: string) => T,
): { sizes: Record<string, number>; series: Record<string, T> } {
  return {
    sizes,
    series: Object.fromEntries(Object.entries(series).map(([name, s]) => [name, form(s, name)])),
  };
}

function seriesForm({ dims, values, error, errorIs }: Series) {
  return { dims, errorIs, ...(Array.isArray(values) ? { labels: values } : { values }), ...(error ? { error } : {}) };
}

/** Undoes the writing of numbers; specs and parameters stay in file form. */
export function revive(value: unknown, source: string): unknown {
  if (value === null) return Number.NaN;
  if (value === 'Infinity') return Number.POSITIVE_INFINITY;
  if (value === '-Infinity') return Number.NEGATIVE_INFINITY;
  if (Array.isArray(value)) return value.map((item) => revive(item, source));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, v]): [string, unknown][] => {
      if (key === 'spec' || key === 'differs') return [[key, v]];
      if (key === 'labels' && Array.isArray(v)) return [['values', v]];
      if ((key === 'values' || key === 'error') && Array.isArray(v)) return [[key, reviveNumbers(v, source)]];
      return [[key, revive(v, source)]];
    }),
  );
}

function reviveNumbers(list: unknown[], source: string): Float64Array {
  return Float64Array.from(list, (item) => {
    const value = revive(item, source);
    if (typeof value !== 'number') throw invalidResult(source, 'lists of numbers', JSON.stringify(item).slice(0, 60));
    return value;
  });
}
