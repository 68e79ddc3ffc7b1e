import type { Dataset, ErrorKind, Series } from '../contract/index.js';
import type { Result } from './result.js';

/**
 * A result as one long tidy table (RFC 4180, UTF-8, LF): part, quantity, one column for each dim, value, error, errorIs.
 * A dim's column holds its coordinate, or the 0-based index where there is none to tell rows apart; it is empty where the quantity
 * does not depend on it. Text is in quotes, numbers are not and come back bit for bit.
 */
export function resultToCsv({ parts }: Pick<Result, 'parts'>): string {
  const dims = [...new Set(parts.flatMap(({ dataset }) => Object.values(dataset.series).flatMap((s) => s.dims)))];
  const header = ['part', 'quantity', ...dims, 'value', 'error', 'errorIs'].map(plain).join(',');
  return `${[header, ...parts.flatMap(({ id, dataset }) => partLines(id, dataset, dims))].join('\n')}\n`;
}

function partLines(id: string, dataset: Dataset, dims: string[]): string[] {
  const coordinates = new Map(Object.keys(dataset.sizes).map((dim) => [dim, coordinate(dataset, dim)]));
  return Object.entries(dataset.series).flatMap(([name, series]) => {
    if (coordinates.get(name)) return [];
    const start = `${plain(id)},${plain(name)}`;
    const kind = plain(errorWord(series.errorIs));
    const places = placesOf(series, dataset.sizes);
    return Array.from(series.values as Iterable<number | string>, (value, i) => {
      const cells = dims.map((dim) => {
        const index = places(i, dim);
        return index === undefined ? '' : (coordinates.get(dim)?.[index] ?? String(index));
      });
      const error = series.error ? number(series.error[i]!) : '';
      return [start, ...cells, cellText(value), error, kind].join(',');
    });
  });
}

/** Texts of a dim's coordinate where it can stand in its column: exact, distinct, and used by another series. */
function coordinate({ series }: Dataset, dim: string): string[] | undefined {
  const own = series[dim];
  if (own?.dims.length !== 1 || own.dims[0] !== dim || own.error || own.errorIs !== 'exact') return undefined;
  const used = Object.entries(series).some(([name, { dims }]) => name !== dim && dims.includes(dim));
  const texts = Array.from(own.values as Iterable<number | string>, cellText);
  const distinct = new Set(texts).size === texts.length && !texts.includes('NaN');
  return used && distinct ? texts : undefined;
}

/** Index along a dim of the i-th value of a row-major series; undefined where it does not depend on the dim. */
function placesOf({ dims }: Series, sizes: Record<string, number>): (i: number, dim: string) => number | undefined {
  const strides = new Map<string, number>();
  let stride = 1;
  for (const dim of dims.toReversed()) {
    strides.set(dim, stride);
    stride *= sizes[dim]!;
  }
  return (i, dim) => {
    const step = strides.get(dim);
    return step === undefined ? undefined : Math.floor(i / step) % sizes[dim]!;
  };
}

/** How the last column says what the error is. */
export function errorWord(errorIs: ErrorKind): string {
  return typeof errorIs === 'string' ? errorIs : `unavailable: ${errorIs.unavailable}`;
}

/** A value as a cell: text in quotes, numbers bit for bit. */
export function cellText(value: number | string): string {
  return typeof value === 'number' ? number(value) : `"${value.replaceAll('"', '""')}"`;
}

function number(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A name as a cell, in quotes where it needs them. */
export function plain(text: string): string {
  return /[",\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
}
