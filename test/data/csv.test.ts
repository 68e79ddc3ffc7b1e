import * as fc from 'fast-check';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { csvRecords } from '../../src/data/csv-records.js';
import { readTable } from '../../src/data/read-table.js';
import { type Selection, select } from '../../src/data/select.js';
import { refusal } from './refusal.js';

const read = (text: string, selection?: Selection) => select(readTable(strToU8(text), 'my.csv'), selection);

const accepted: [string, string, Selection | undefined, string[], number[], number[]][] = [
  ['a header', 'a,b\n1,2\n3,4\n', undefined, ['a'], [1, 3], [2, 4]],
  ['no header', '1,2\n3,4', undefined, ['0'], [1, 3], [2, 4]],
  [
    'byte-order mark, CRLF, quotes',
    '\ufeff"a","b ""x"""\r\n"1",2\r\n3,"4"\r\n',
    { inputs: ['a'], label: 'b "x"' },
    ['a'],
    [1, 3],
    [2, 4],
  ],
  ['lone carriage returns', 'a,b\r1,2\r3,4\r', undefined, ['a'], [1, 3], [2, 4]],
  ['blank lines and blanks', '\n a , b \n\n 1 , 2 \n\n3,4\n\n', undefined, ['a'], [1, 3], [2, 4]],
  ['forms of numbers', 'a,b\n-.5e1,+2.\n1E-3,0\n', undefined, ['a'], [-5, 0.001], [2, 0]],
  ['columns by index', 'a,b,c\n1,2,3\n4,5,6\n', { inputs: ['2', '0'], label: '1' }, ['c', 'a'], [3, 1, 6, 4], [2, 5]],
  ['unusable columns left aside', 'a,name,c,d\n1,x,3,\n4,y,6,\n', { inputs: ['a'], label: 'c' }, ['a'], [1, 4], [3, 6]],
  ['the usual label', 'y,a,b\n1,2,3\n4,5,6\n', undefined, ['a', 'b'], [2, 3, 5, 6], [1, 4]],
];

test.each(accepted)('%s', (_, text, selection, names, inputs, labels) => {
  const data = read(text, selection);
  expect(data.names).toEqual(names);
  expect([...data.inputs]).toEqual(inputs);
  expect([...data.labels]).toEqual(labels);
});

test('labels that are words are numbered in order of appearance where classes are meant', () => {
  const text = 'a,kind\n1,rose\n2, oak\n3,rose\n4,elm\n';
  const { labels, words } = read(text, { words: true });
  expect([[...labels], words]).toEqual([
    [0, 1, 0, 2],
    ['rose', 'oak', 'elm'],
  ]);
  expect(read('a,b\n1,2\n3,4\n', { words: true })).not.toHaveProperty('words');
});

const notWords: [string, string[]][] = [
  ['a missing one', ['rose', '', 'oak']],
  ['a number first', ['1', 'rose', 'oak']],
  ['a number later', ['rose', 'oak', '1']],
  ['too many different ones', Array.from({ length: 30 }, (_, i) => `name ${i}`)],
];

test.each(notWords)('words with %s are no classes', (_, fields) => {
  const text = `a,kind\n${fields.map((field, i) => `${i},${field}`).join('\n')}\n`;
  expect(() => read(text, { words: true })).toThrow(/column kind: expected a finite number/);
});

const refused: [string, string, string, string][] = [
  ['a short row', 'a,b\n1,2\n3\n', 'CSV_RAGGED', 'my.csv, row 3: expected 2 fields, as in the first row, received 1.'],
  [
    'a long row',
    'a,b\n1,2\n3,4,5\n',
    'CSV_RAGGED',
    'my.csv, row 3: expected 2 fields, as in the first row, received 3.',
  ],
  [
    'a missing value',
    'a,b\n1,2\n,4\n',
    'DATA_MISSING_VALUE',
    'my.csv, row 3, column a: expected a finite number, received nothing.',
  ],
  ['NA', 'a,b\n1,2\nNA,4\n', 'DATA_MISSING_VALUE', "my.csv, row 3, column a: expected a finite number, received 'NA'."],
  [
    'text',
    'a,b\n1,2\n\n3,x\n',
    'DATA_NOT_A_NUMBER',
    "my.csv, row 4, column b: expected a finite number, received 'x'.",
  ],
  [
    'hexadecimal',
    'a,b\n1,2\n0x10,4\n',
    'DATA_NOT_A_NUMBER',
    "row 3, column a: expected a finite number, received '0x10'.",
  ],
  ['a number beyond float64', 'a,b\n1e999,2\n', 'DATA_NOT_A_NUMBER', "received '1e999'."],
  ['a row number after a line inside quotes', 'a,b\n"1","2\n"\n3,x\n', 'DATA_NOT_A_NUMBER', 'my.csv, row 3, column b'],
  ['an open quote', 'a,b\n"1,2\n3,4\n', 'CSV_QUOTE', 'my.csv, row 2, field 1: expected'],
  ['text after a quote', 'a,b\n"1"x,2\n', 'CSV_QUOTE', "received 'x' after a closing quote."],
  ['nothing', '', 'CSV_EMPTY', 'received none.'],
  ['a header alone', 'a,b\n', 'CSV_EMPTY', 'received none.'],
  ['semicolons', 'a;b\n1,5;2\n', 'CSV_DELIMITER', 'received semicolons.'],
  ['tabs', 'a\tb\n1\t2\n', 'CSV_DELIMITER', 'received tabs.'],
  ['binary data', 'a,b\n\0\0\0', 'CSV_ENCODING', 'received binary data.'],
  ['far too many columns', ','.repeat(2 ** 17), 'DATA_TOO_WIDE', 'received 131073.'],
];

test.each(refused)('%s: refused', (_, text, code, message) => {
  const error = refusal(() => read(text));
  expect(error.code).toBe(code);
  expect(error.message).toContain(message);
});

test('UTF-16 is named', () => {
  expect(refusal(() => readTable(Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 'x.csv')).message).toContain('UTF-16');
});

test.each([
  [{ inputs: ['petal'], label: 'a' }, 'DATA_COLUMN_UNKNOWN', "Did you mean 'petals'?"],
  [{ inputs: ['9'], label: 'a' }, 'DATA_COLUMN_UNKNOWN', 'an index below 4'],
  [{ inputs: ['b'], label: 'petals' }, 'DATA_COLUMN_AMBIGUOUS', '2 columns of that name'],
  [{ inputs: [], label: '3' }, 'DATA_COLUMN_UNKNOWN', 'no input column'],
] as const)('selection %j is refused', (selection, code, message) => {
  const error = refusal(() => read('a,b,petals,b\n1,2,3,4\n', { ...selection, inputs: [...selection.inputs] }));
  expect(error.code).toBe(code);
  expect(error.message).toContain(message);
});

test('any fields come back, however they are quoted', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '1', '"', ',', '\n', '\r', ' ', 'é'), maxLength: 6 });
  const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (fields, end, last) => {
      const text = fields.map((row) => row.map((f) => `"${f.replaceAll('"', '""')}"`).join(',')).join(end);
      const back = [...csvRecords(last ? text + end : text, 'x')];
      expect(back.map((record) => record.fields)).toEqual(fields);
      expect(back.every(({ quoted }) => quoted.every(Boolean))).toBe(true);
    }),
  );
});
