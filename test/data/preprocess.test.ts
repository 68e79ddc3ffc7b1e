import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { UserData } from '../../src/contract/index.js';
import { applyTransform, fitTransform, preprocess, type Scaling, untouched } from '../../src/data/preprocess.js';

const data: UserData = {
  source: 'my.csv',
  inputs: Float64Array.of(1, 10, 3, 10, 5, 10),
  labels: Float64Array.of(2, 4, 6),
  rows: 3,
  names: ['a', 'constant'],
  labelName: 'y',
};

const treatments: [boolean, Scaling, number[], string[]][] = [
  [false, 'none', [1, 10, 3, 10, 5, 10], ['The inputs (2 columns) were used as they are.']],
  [true, 'none', [-2, 0, 0, 0, 2, 0], ['The mean of the inputs (2 columns) was subtracted: 3, 10.']],
  [false, 'max', [0.1, 1, 0.3, 1, 0.5, 1], ['The inputs (2 columns) were divided by their largest magnitude: 10.']],
  [
    true,
    'max',
    [-1, 0, 0, 0, 1, 0],
    [
      'The mean of the inputs (2 columns) was subtracted: 3, 10.',
      'The inputs (2 columns) were divided by their largest magnitude: 2.',
    ],
  ],
];

test.each(treatments)('centre %s, scale %s', (centre, scale, inputs, sentences) => {
  const result = preprocess(data, { inputs: { centre, scale }, labels: untouched });
  expect([...result.data.inputs]).toEqual(inputs);
  expect(result.sentences).toEqual([...sentences, 'The labels (y) were used as they are.']);
  expect(result.data.labels).toEqual(data.labels);
});

const columns = 3;
const table = fc
  .array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 6, maxLength: 60 })
  .map((numbers) => Float64Array.from(numbers.slice(0, numbers.length - (numbers.length % columns))));
const moments = (values: Float64Array, c: number) => {
  const column = values.filter((_, i) => i % columns === c);
  const mean = column.reduce((s, x) => s + x, 0) / column.length;
  return { mean, variance: column.reduce((s, x) => s + (x - mean) ** 2, 0) / column.length };
};

test('standardised columns have mean 0 and variance 1, or vanish', () => {
  fc.assert(
    fc.property(table, (values) => {
      const standard = applyTransform(values, fitTransform(values, columns, { centre: true, scale: 'standardise' }));
      for (let c = 0; c < columns; c++) {
        if (moments(values, c).variance < 1e-12) continue;
        expect(moments(standard, c).mean).toBeCloseTo(0, 6);
        expect(moments(standard, c).variance).toBeCloseTo(1, 6);
      }
    }),
  );
});

test('constant columns are left alone, to the last bit', () => {
  const values = new Float64Array(30).map((_, i) => (i % 3 === 1 ? 0.1 : i));
  const { divisor } = fitTransform(values, columns, { centre: false, scale: 'standardise' });
  expect(divisor[1]).toBe(1);
});

test('unit second moment: the mean over rows of |x|^2 is 1', () => {
  fc.assert(
    fc.property(table, fc.boolean(), (values, centre) => {
      const scaled = applyTransform(values, fitTransform(values, columns, { centre, scale: 'secondMoment' }));
      const moment = scaled.reduce((s, x) => s + x * x, 0) / (values.length / columns);
      if (moment > 1e-12) expect(moment).toBeCloseTo(1, 9);
    }),
  );
});

test.each([1e-170, 1e-200, 1e160])('values of the size of %s are scaled all the same', (size) => {
  const values = Float64Array.of(size, -size, 2 * size, -2 * size);
  for (const scale of ['standardise', 'secondMoment', 'max'] as const) {
    const scaled = applyTransform(values, fitTransform(values, 1, { centre: false, scale }));
    expect(scaled[2]).toBeCloseTo(scale === 'max' ? 1 : 2 / Math.sqrt(2.5), 12);
  }
});

test('what was fitted on some rows applies to others', () => {
  const fitted = fitTransform(data.inputs, 2, { centre: true, scale: 'max' });
  expect([...applyTransform(Float64Array.of(7, 12), fitted)]).toEqual([2, 1]);
});
