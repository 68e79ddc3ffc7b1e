import { expect, test } from 'vitest';
import { randomStream } from '../../../../src/numerics/random/index.js';
import { drawNoise, samplesOf, wholeCounts } from '../../../../src/theories/dln-dmft/simulators/instance.js';
import { instanceOf } from './setup.js';

const teacher = [
  { weight: 0.7, kind: 'atom', value: 0 },
  { weight: 0.1, kind: 'atom', value: -2 },
  { weight: 0.2, kind: 'gaussian', standardDeviation: 3 },
];

test('classes have their exact size and Gaussian ones their exact second moment', () => {
  const { classes, teacher: w } = instanceOf({ teacher, inputDimension: 200 });
  expect(classes.map(({ members }) => members.length)).toEqual([140, 20, 40]);
  const square = (k: number) => classes[k]!.members.reduce((sum, i) => sum + w[i]! * w[i]!, 0);
  expect(square(0)).toBe(0);
  expect(square(1)).toBe(80);
  expect(square(2)).toBeCloseTo(40 * 9, 9);
  expect(new Set(classes.flatMap(({ members }) => [...members])).size).toBe(200);
});

test.each([
  [[0.5, 0.5], 3, [2, 1]],
  [[0.1, 0.2, 0.7], 10, [1, 2, 7]],
  [[1 / 3, 1 / 3, 1 / 3], 100, [34, 33, 33]],
  [[0.999, 0.001], 100, [100, 0]],
])('whole counts of %j of %i', (shares, total, counts) => {
  expect(wholeCounts(shares, total)).toEqual(counts);
});

test.each([
  [40, 40],
  [90, 40],
])('noise in %i dimensions seen in %i has the exact length', (samples, seen) => {
  const noise = drawNoise(samples, seen, randomStream(1));
  const square = noise.seen.reduce((sum, x) => sum + x * x, 0);
  expect(square + noise.unseenSquare).toBeCloseTo(samples, 10);
  expect(noise.seen.length).toBe(seen);
});

test('labels without noise are the features times the teacher', () => {
  const { labels, features, teacher: w, unreachable } = instanceOf({ labelNoiseVariance: 0, inputDimension: 60 });
  let sum = 0;
  const { values, from } = features.blocks[0]!;
  for (let j = 0; j < 60 - from; j++) sum += values[j]! * w[from + j]!;
  expect(labels[0]).toBeCloseTo(sum, 12);
  expect(unreachable).toBe(0);
});

test('unequal and mixed starts', () => {
  const initialMixture = [
    { weight: 0.25, scale: 0.1, asymmetry: 0 },
    { weight: 0.75, scale: 0.2, asymmetry: 0.5 },
  ];
  const { classes, start, logSquare } = instanceOf({ initialMixture, teacher, inputDimension: 400 });
  expect(classes.map(({ members }) => members.length)).toEqual([70, 10, 20, 210, 30, 60]);
  const late = classes[4]!.members[0]!;
  expect([start[late], logSquare[late]]).toEqual([0.25, 2 * Math.log(0.2)]);
});

test('samples of a ratio', () => {
  expect(samplesOf(0.5, 101)).toBe(51);
});
