import { type Dataset, type ErrorKind, exact, type Series, shapeProblems } from '../contract/index.js';
import { type CsvRecord, csvRecords } from '../data/csv-records.js';
import { invalidResult } from './result-schema.js';

interface Row {
  record: CsvRecord;
  value: number | string;
}

/**
 * The datasets in a table written by `resultToCsv`, by part. A dim without a coordinate gets its index as one;
 * where dims have length 1, their order is that of the columns.
 * @throws InputError `RESULT_INVALID` or `CSV_QUOTE`, naming the row.
 */
export function datasetsFromCsv(text: string, source: string): Record<string, Dataset> {
  const records = csvRecords(text, source);
  const header = records.next().value?.fields ?? [];
  const dims = header.slice(2, -3);
  const fixed = [...header.slice(0, 2), ...header.slice(-3)].join();
  if (header.length < 5 || fixed !== 'part,quantity,value,error,errorIs' || new Set(dims).size < dims.length)
    throw invalidResult(
      `${source}, row 1`,
      'part, quantity, dims..., value, error, errorIs',
      header.join(', ').slice(0, 80),
    );
  const parts = new Map<string, Map<string, Row[]>>();
  for (const record of records) {
    const [part, quantity] = record.fields as [string, string];
    if (record.fields.length !== header.length)
      throw invalidResult(`${source}, row ${record.row}`, `${header.length} fields`, String(record.fields.length));
    const quantities = parts.get(part) ?? new Map<string, Row[]>();
    const rows = quantities.get(quantity) ?? [];
    rows.push({ record, value: cellOf(record, header.length - 3, source) });
    parts.set(part, quantities.set(quantity, rows));
  }
  return Object.fromEntries([...parts].map(([part, rows]) => [part, datasetOf(rows, dims, `${source}: ${part}`)]));
}

function datasetOf(quantities: Map<string, Row[]>, dims: string[], source: string): Dataset {
  const coordinates = dims
    .map((dim, d) => ({ dim, column: d + 2, keys: keysOf(quantities, d + 2, source) }))
    .filter(({ keys }) => keys.size > 0);
  const series: [string, Series][] = coordinates
    .filter(({ dim }) => !quantities.has(dim))
    .map(({ dim, keys }) => [
      dim,
      exact(
        [dim],
        uniform(
          [...keys.values()].map(({ value }) => value),
          `${source} ${dim}`,
        ),
      ),
    ]);
  for (const [name, rows] of quantities) {
    const own = slowestFirst(coordinates, rows);
    for (const [i, { record }] of rows.entries()) checkPlace(i, record, own, source);
    series.push([
      name,
      seriesOf(
        name,
        rows,
        own.map(({ dim }) => dim),
        source,
      ),
    ]);
  }
  const sizes = Object.fromEntries(coordinates.map(({ dim, keys }) => [dim, keys.size]));
  const dataset = { sizes, series: Object.fromEntries(series) };
  const problem = shapeProblems(dataset)[0];
  if (problem) throw invalidResult(source, 'every combination of coordinates once', problem);
  return dataset;
}

/** The coordinates a quantity depends on, in the order of its dims: the last one changes from row to row. */
function slowestFirst(coordinates: Coordinate[], rows: Row[]): Coordinate[] {
  const first = rows[0]!.record;
  const period = ({ column }: Coordinate) => {
    const change = rows.findIndex(({ record }) => keyOf(record, column) !== keyOf(first, column));
    return change < 0 ? rows.length : change;
  };
  return coordinates.filter(({ column }) => isFilled(first, column)).sort((a, b) => period(b) - period(a));
}

interface Coordinate {
  dim: string;
  column: number;
  /** Place and value of every distinct coordinate, by the text of its field. */
  keys: Map<string, { place: number; value: number | string }>;
}

/** The distinct coordinates in a column, in order of appearance. */
function keysOf(quantities: Map<string, Row[]>, column: number, source: string): Coordinate['keys'] {
  const keys: Coordinate['keys'] = new Map();
  for (const rows of quantities.values())
    for (const { record } of rows) {
      const key = keyOf(record, column);
      if (isFilled(record, column) && !keys.has(key))
        keys.set(key, { place: keys.size, value: cellOf(record, column, source) });
    }
  return keys;
}

/** Rows must run through the coordinates in row-major order. */
function checkPlace(i: number, record: CsvRecord, own: Coordinate[], source: string): void {
  let rest = i;
  for (const { column, keys, dim } of own.toReversed()) {
    const expected = rest % keys.size;
    rest = Math.floor(rest / keys.size);
    if (keys.get(keyOf(record, column))?.place !== expected)
      throw invalidResult(
        `${source}, row ${record.row}`,
        `coordinates in order along '${dim}'`,
        record.fields[column]!,
      );
  }
}

function seriesOf(name: string, rows: Row[], dims: string[], source: string): Series {
  const values = uniform(
    rows.map(({ value }) => value),
    `${source} ${name}`,
  );
  const errors = rows.map(({ record }) => record.fields.at(-2)!);
  const errorIs = errorOf(rows[0]!.record, source);
  if (errors.every((error) => error === '')) return { dims, values, errorIs };
  const error = Float64Array.from(rows, ({ record }) => cellOf(record, record.fields.length - 2, source) as number);
  return { dims, values, error, errorIs };
}

function errorOf({ fields, row }: CsvRecord, source: string): ErrorKind {
  const word = fields.at(-1)!;
  if (word === 'exact' || word === 'estimate' || word === 'bound' || word === 'standardError') return word;
  if (word.startsWith('unavailable: ')) return { unavailable: word.slice('unavailable: '.length) };
  throw invalidResult(`${source}, row ${row}`, 'a kind of error in the last column', word.slice(0, 40));
}

function uniform(values: (number | string)[], source: string): Float64Array | string[] {
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length === values.length) return texts;
  if (texts.length > 0) throw invalidResult(source, 'numbers alone or text alone', 'both');
  return Float64Array.from(values as number[]);
}

function isFilled({ fields, quoted }: CsvRecord, column: number): boolean {
  return fields[column] !== '' || quoted[column] === true;
}

function keyOf({ fields, quoted }: CsvRecord, column: number): string {
  return `${quoted[column] ? '"' : ''}${fields[column]}`;
}

/** A number where the field stands without quotes, else text. */
function cellOf({ fields, quoted, row }: CsvRecord, column: number, source: string): number | string {
  const field = fields[column]!;
  if (quoted[column]) return field;
  const isNumber = /^(NaN|-?Infinity|-?\d+(\.\d+)?(e[+-]\d+)?)$/.test(field);
  if (!isNumber) throw invalidResult(`${source}, row ${row}`, 'a number, or text in quotes', `'${field.slice(0, 40)}'`);
  return Number(field);
}
