import { strFromU8 } from 'fflate';
import { InputError, type InputProblem } from '../contract/index.js';
import { type CsvRecord, csvRecords } from './csv-records.js';
import { maxTextBytes, maxValues } from './limits.js';
import { sha256Hex } from './sha256.js';
import { checkWidth, columnsOf, missing, notFinite, type Table } from './table.js';

/** A column of more different words than these holds names, not classes. */
const mostWords = 20;

const decimal = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;

/**
 * Reads comma-separated text (RFC 4180, UTF-8). The first row is a header unless all its fields are numbers;
 * columns without a header are named by their 0-based index. Text or missing values make their column unusable, not the file.
 * @throws InputError `CSV_RAGGED`, `CSV_QUOTE`, `CSV_EMPTY`, `CSV_DELIMITER`, `CSV_ENCODING`, `DATA_TOO_WIDE` or `DATA_TOO_LARGE`.
 */
export function readCsv(bytes: Uint8Array, source: string): Table {
  const records = csvRecords(decode(bytes, source), source);
  const first = records.next().value;
  if (!first) throw empty(source);
  refuseOtherDelimiter(first, source);
  const width = first.fields.length;
  checkWidth(width, source);
  const hasHeader = !first.fields.every((field) => decimal.test(field));
  const names = hasHeader ? first.fields.map((name) => name.trim()) : first.fields.map((_, i) => String(i));
  const cells = new Cells(source, names);
  if (!hasHeader) cells.add(first);
  for (const record of records) {
    if (record.fields.length !== width) throw ragged(source, record, width);
    cells.add(record);
  }
  if (cells.count === 0) throw empty(source);
  const columns = columnsOf(cells.values.subarray(0, cells.count), names).map((column, i) => {
    const problem = cells.problems.get(i);
    const words = cells.words[i];
    return problem ? { ...column, problem, ...(words ? { words } : {}) } : column;
  });
  return { source, sha256: sha256Hex(bytes), rows: cells.count / width, columns };
}

/** Numbers of a table of unknown length, row-major, with the first unusable value of each column. */
class Cells {
  count = 0;
  values = new Float64Array(1024);
  readonly problems = new Map<number, InputProblem>();
  /** The different words of each column in order of appearance; undefined where there is anything else. */
  readonly words: (string[] | undefined)[];
  private readonly source: string;
  private readonly names: string[];

  constructor(source: string, names: string[]) {
    this.source = source;
    this.names = names;
    this.words = names.map(() => []);
  }

  add({ fields, row }: CsvRecord): void {
    if (this.count + fields.length > maxValues) throw tooLarge(this.source, `more than ${maxValues} values`);
    if (this.count + fields.length > this.values.length) this.grow(fields.length);
    for (const [i, field] of fields.entries()) {
      const number = decimal.test(field) ? Number(field) : Number.NaN;
      this.values[this.count] = Number.isFinite(number) ? this.numberIn(i, number) : this.wordIn(i, field);
      this.count++;
      if (!Number.isFinite(number) && !this.problems.has(i))
        this.problems.set(i, notFinite(`${this.source}, row ${row}, column ${this.names[i]}`, field));
    }
  }

  private numberIn(column: number, value: number): number {
    this.words[column] = undefined;
    return value;
  }

  /** The place of a word among those of its column, NaN where the column is not one of words. */
  private wordIn(column: number, field: string): number {
    const words = this.words[column];
    const word = field.trim();
    const known = words?.indexOf(word) ?? -1;
    if (!words || known >= 0) return words ? known : Number.NaN;
    if (words.length < mostWords && !missing(word)) return words.push(word) - 1;
    this.words[column] = undefined;
    return Number.NaN;
  }

  private grow(needed: number): void {
    const larger = new Float64Array(Math.min(maxValues, Math.max(2 * this.values.length, this.count + needed)));
    larger.set(this.values);
    this.values = larger;
  }
}

function decode(bytes: Uint8Array, source: string): string {
  if (bytes.length > maxTextBytes) throw tooLarge(source, `${bytes.length} bytes`);
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!wide && !bytes.subarray(0, 1024).includes(0)) return strFromU8(bytes);
  throw new InputError({
    code: 'CSV_ENCODING',
    path: source,
    expected: 'UTF-8 text, or a file written by numpy, gzip or in the form of MNIST',
    received: wide ? 'UTF-16 text' : 'binary data',
    next: wide ? "Save it as 'CSV UTF-8'" : 'Convert it to csv, npz or idx',
  });
}

function refuseOtherDelimiter({ fields }: CsvRecord, source: string): void {
  const other = fields.length === 1 ? [';', '\t'].find((mark) => fields[0]!.includes(mark)) : undefined;
  if (!other) return;
  throw new InputError({
    code: 'CSV_DELIMITER',
    path: `${source}, row 1`,
    expected: 'fields separated by commas, with decimal points',
    received: other === ';' ? 'semicolons' : 'tabs',
    cause: 'Spreadsheets write this in some languages',
    next: 'Export it with commas',
  });
}

function ragged(source: string, { row, fields }: CsvRecord, width: number): InputError {
  return new InputError({
    code: 'CSV_RAGGED',
    path: `${source}, row ${row}`,
    expected: `${width} fields, as in the first row`,
    received: String(fields.length),
    cause: fields.length > width ? 'A comma inside a field needs quotes around it' : 'The row stops early',
    next: 'Repair the row',
  });
}

function empty(source: string): InputError {
  return new InputError({
    code: 'CSV_EMPTY',
    path: source,
    expected: 'at least one row of numbers',
    received: 'none',
    next: 'Check that this is the right file',
  });
}

function tooLarge(source: string, received: string): InputError {
  return new InputError({
    code: 'DATA_TOO_LARGE',
    path: source,
    expected: `at most ${maxTextBytes} bytes and ${maxValues} values of text`,
    received,
    next: 'Keep the rows and columns needed, or save as npz',
  });
}
