import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRecord, recordLine } from '../../../src/artifacts/sweep/record.js';

const record = { cell: 7, key: '0123456789abcdef', at: { width: 'Infinity', seed: 3 }, of: { a: 1.5, b: 'kernel' } };

test('numbers come back bit for bit', () => {
  fc.assert(
    fc.property(fc.double(), (a) => {
      const back = parseRecord(recordLine({ ...record, of: { a } }))!;
      expect(Object.is(back.of.a, a)).toBe(true);
    }),
  );
});

test('a line cut anywhere is no record', () => {
  const line = recordLine({ ...record, failed: { code: 'X', message: 'it "broke"\n', replay: 'curvecast' } });
  expect(line.endsWith('\n')).toBe(true);
  expect(parseRecord(line)).toEqual({ ...record, failed: { code: 'X', message: 'it "broke"\n', replay: 'curvecast' } });
  for (let end = 0; end < line.length - 1; end++) expect(parseRecord(line.slice(0, end))).toBeUndefined();
});

test.each([
  'null',
  '{}',
  '[]',
  '3',
  '{"cell":1.5,"key":"a","at":{},"of":{}}',
  '{"cell":1,"key":"a","at":{},"of":null}',
])('%s is no record', (line) => expect(parseRecord(line)).toBeUndefined());
