import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addCurve,
  addCurveMoments,
  emptyCurveMoments,
  mergeMoments,
  momentsAt,
  momentsOf,
} from '../../../src/numerics/statistics/index.js';

const LENGTH = 3;
const curve = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: LENGTH, maxLength: LENGTH });
const block = fc.array(curve, { maxLength: 6 });

const momentsOfBlock = (curves: number[][]) => {
  const moments = emptyCurveMoments(LENGTH);
  for (const values of curves) addCurve(moments, Float64Array.from(values));
  return moments;
};
const column = (curves: number[][], i: number) => curves.map((values) => values[i]!);

test('every point has the bits of the moments of its own numbers, blocks merged included', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
      const total = emptyCurveMoments(LENGTH);
      for (const curves of blocks) addCurveMoments(total, momentsOfBlock(curves));
      for (let i = 0; i < LENGTH; i++) {
        const expected = mergeMoments(blocks.map((curves) => momentsOf(column(curves, i))));
        expect(momentsAt(total, i)).toEqual(expected);
      }
    }),
  );
});

test('a diverged run spoils its points only', () => {
  const moments = momentsOfBlock([[1, 2, 3]]);
  addCurve(moments, Float64Array.of(3, NaN, 5));
  expect(moments.mean).toEqual(Float64Array.of(2, NaN, 4));
});

test('refuses curves of another length', () => {
  expect(() => addCurve(emptyCurveMoments(2), new Float64Array(3))).toThrow(/curves of 2 and 3 points/);
  expect(() => addCurveMoments(emptyCurveMoments(2), emptyCurveMoments(3))).toThrow(/same grid/);
});
