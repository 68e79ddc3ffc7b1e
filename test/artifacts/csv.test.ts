import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { resultToCsv } from '../../src/artifacts/csv.js';
import { datasetsFromCsv } from '../../src/artifacts/csv-reader.js';
import type { Part } from '../../src/artifacts/result.js';
import { type Dataset, exact } from '../../src/contract/index.js';
import { onlyInputErrors, refusal } from '../data/refusal.js';
import { result } from './sample.js';

const text = resultToCsv(result);

test('the table is tidy', () => {
  expect(text.split('\n').slice(0, 5)).toEqual([
    'part,quantity,t,layer,none,replica,value,error,errorIs',
    'theory,loss,0,,,,1,0,estimate',
    'theory,loss,0.1,,,,NaN,1e-17,estimate',
    'theory,loss,1e+300,,,,Infinity,Infinity,estimate',
    'theory,norm,0,"first, ""u""",,,-0,,"unavailable: no bound, known"',
  ]);
  expect(text).toContain('"simulation, width=100.5",t,0,,,,3,,exact\n"simulation, width=100.5",t,1,,,,3,,exact\n');
  expect(text.endsWith('\n')).toBe(true);
});

test('datasets come back bit for bit: series without values are gone, dims without coordinate have their index', () => {
  const [theory, simulation] = result.parts.map(({ dataset }) => structuredClone(dataset)) as [Dataset, Dataset];
  delete theory.series.empty;
  delete theory.sizes.none;
  simulation.series.replica = exact(['replica'], Float64Array.of(0, 1));
  expect(datasetsFromCsv(text, 'x')).toEqual({ theory, 'simulation, width=100.5': simulation });
});

const value = fc.double();
const label = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', 'é'), maxLength: 4 });
const values = (length: number) => {
  const of = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: length, maxLength: length });
  return fc.oneof(
    of(value).map((list) => Float64Array.from(list)),
    of(label),
  );
};
const part = fc.record({ t: fc.integer({ min: 2, max: 3 }), i: fc.integer({ min: 2, max: 3 }) }).chain(({ t, i }) =>
  fc.record({ t: values(t), i: values(i), loss: values(t), norm: values(t * i), constant: values(1) }).map(
    (s): Dataset => ({
      sizes: { t, i },
      series: {
        t: exact(['t'], s.t),
        i: exact(['i'], s.i),
        loss: exact(['t'], s.loss),
        norm: exact(['i', 't'], s.norm),
        constant: exact([], s.constant),
      },
    }),
  ),
);

test('any dataset comes back', () => {
  fc.assert(
    fc.property(part, (dataset) => {
      const parts = [{ id: 'a', dataset } as Part];
      expect(datasetsFromCsv(resultToCsv({ parts }), 'x')).toEqual({ a: dataset });
    }),
    { numRuns: 300 },
  );
});

const head = 'part,quantity,t,value,error,errorIs\n';
test.each([
  ['another header', 'a,b\n1,2\n', 'x, row 1: expected part, quantity, dims'],
  ['a short row', `${head}a,b,1,2\n`, 'x, row 2: expected 6 fields, received 4'],
  ['text without quotes', `${head}a,b,,x,,exact\n`, 'x, row 2: expected a number, or text in quotes'],
  ['another kind of error', `${head}a,b,,1,,perhaps\n`, 'a kind of error in the last column'],
  [
    'rows out of order',
    `${head}a,b,0,1,,exact\na,b,1,1,,exact\na,c,1,1,,exact\na,c,0,1,,exact\n`,
    "in order along 't'",
  ],
  ['a missing row', `${head}a,b,0,1,,exact\na,b,1,1,,exact\na,c,0,1,,exact\n`, 'c: 1 values, expected 2'],
  ['numbers and text', `${head}a,b,0,1,,exact\na,b,1,"x",,exact\n`, 'numbers alone or text alone'],
  ['an error that is missing', `${head}a,b,0,1,2,bound\na,b,1,1,,bound\n`, 'expected a number'],
])('%s: refused', (_, table, message) => {
  expect(refusal(() => datasetsFromCsv(table, 'x')).message).toContain(message);
});

test('changed text: read or refused, nothing else', () => {
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(30), fc.string({ maxLength: 6 }), (at, length, piece) => {
      onlyInputErrors(() => datasetsFromCsv(text.slice(0, at) + piece + text.slice(at + length), 'x'));
    }),
    { numRuns: 500 },
  );
});
