import { InputError } from '../contract/index.js';

/** One record of a text table. */
export interface CsvRecord {
  /** 1 for the first line of the file, blank lines counted. */
  row: number;
  fields: string[];
  /** Which fields stood in quotes. */
  quoted: boolean[];
}

const quote = 0x22;
const comma = 0x2c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Records of comma-separated text (RFC 4180; line ends LF, CRLF or CR; blank lines skipped).
 * @throws InputError `CSV_QUOTE` when a quoted field is not closed, or goes on after its closing quote.
 */
export function* csvRecords(text: string, source: string): Generator<CsvRecord, void, void> {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  for (let row = 1; at < text.length; row++) {
    const record: CsvRecord = { row, fields: [], quoted: [] };
    let ended = false;
    while (!ended) {
      const isQuoted = text.charCodeAt(at) === quote;
      at = isQuoted ? quotedField(text, at, record, source) : plainField(text, at, record);
      record.quoted.push(isQuoted);
      ended = text.charCodeAt(at) !== comma;
      if (!ended) at++;
    }
    at += text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1;
    if (record.fields.length > 1 || record.fields[0] !== '' || record.quoted[0]) yield record;
  }
}

/** Appends the field that starts at `at`; returns where it ended. */
function plainField(text: string, at: number, record: CsvRecord): number {
  let end = at;
  for (; end < text.length; end++) {
    const c = text.charCodeAt(end);
    if (c === comma || c === lineFeed || c === carriageReturn) break;
  }
  record.fields.push(text.slice(at, end));
  return end;
}

function quotedField(text: string, at: number, record: CsvRecord, source: string): number {
  const pieces: string[] = [];
  let from = at + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0) throw badQuote(source, record, 'the end of the file inside quotes');
    pieces.push(text.slice(from, close));
    from = close + 2;
    if (text.charCodeAt(close + 1) === quote) {
      pieces.push('"');
      continue;
    }
    const next = text[close + 1];
    if (next !== undefined && !',\r\n'.includes(next))
      throw badQuote(source, record, `'${next}' after a closing quote`);
    record.fields.push(pieces.join(''));
    return close + 1;
  }
}

function badQuote(source: string, { row, fields }: CsvRecord, received: string): InputError {
  return new InputError({
    code: 'CSV_QUOTE',
    path: `${source}, row ${row}, field ${fields.length + 1}`,
    expected: 'a field in quotes that ends with a quote before the next comma or line',
    received,
    cause: 'A quote inside a field must be doubled',
    next: 'Repair the row, or write the file with a csv library',
  });
}
