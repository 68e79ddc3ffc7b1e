import { describe, expect, test } from 'vitest';
import { ksTwoSampleTest } from '../../../src/numerics/statistics/index.js';
import { overlapsOf } from '../../../src/theories/linear-exact/modes.js';
import { resolve } from '../../../src/theories/linear-exact/setting.js';
import { drawOverlaps, drawStart } from '../../../src/theories/linear-exact/start.js';
import { hasWeights, type Overlaps, type Weights } from '../../../src/theories/linear-exact/start-state.js';
import { given } from './networks.js';

function weights(start: ReturnType<typeof drawStart>): Weights {
  if (!hasWeights(start)) throw new Error('the start has only overlaps');
  return start;
}

const random = { width: 7, readoutInitialScale: 0.7, hiddenInitialScale: 0.4, readoutLearningRate: 0.08 };
const names = ['readoutSquaredNorm', 'hiddenSquaredNorm', 'layerProduct', 'layerArea'] as const;

describe.each(['gaussian', 'balanced', 'orthogonal', 'aligned'])('%s overlaps', (kind) => {
  const parameters = given({ ...random, initialisation: { kind } });
  const count = 4000;
  const drawn = Array.from({ length: count }, (_, replica) => {
    const { readoutWeights, hiddenWeights } = weights(drawStart(parameters, 3, replica));
    return overlapsOf(readoutWeights, hiddenWeights);
  });
  const direct = drawOverlaps(parameters, 4, { from: 0, to: count });
  const exactlyZero: readonly string[] = {
    orthogonal: ['layerProduct'],
    aligned: ['layerArea'],
    gaussian: [],
    balanced: [],
  }[kind]!;

  test.each(names)('%s has the law of drawn weights', (name) => {
    const sample = drawn.map((overlaps) => overlaps[name]);
    if (exactlyZero.includes(name)) {
      expect(Math.max(...sample.map(Math.abs))).toBeLessThan(1e-14);
      expect(direct[name].every((x) => x === 0)).toBe(true);
    } else expect(ksTwoSampleTest(sample, direct[name]).pValue).toBeGreaterThan(0.01);
  });
});

test.each(['gaussian', 'balanced', 'orthogonal', 'aligned'])('overlaps of a wide %s start are consistent', (kind) => {
  const parameters = given({ ...random, width: 1e6, initialisation: { kind } });
  const start = drawStart(parameters, 4, 9) as Overlaps;
  const columns = drawOverlaps(parameters, 4, { from: 9, to: 10 });
  expect(names.map((name) => columns[name][0])).toEqual(names.map((name) => start[name]));
  const { readoutSquaredNorm: uu, hiddenSquaredNorm: ww, layerProduct: uw, layerArea: area } = start;
  expect((uw * uw + area * area) / (uu * ww)).toBeCloseTo(1, 12);
  expect(uu / (1e6 * 0.49)).toBeCloseTo(1, 1);
});

test('balanced layers are balanced, aligned ones parallel with the sign asked for', () => {
  const balanced = weights(drawStart(given({ ...random, initialisation: { kind: 'balanced' } }), 1, 0));
  const { readoutSquaredNorm, hiddenSquaredNorm } = overlapsOf(balanced.readoutWeights, balanced.hiddenWeights);
  expect(readoutSquaredNorm / 0.08 / (hiddenSquaredNorm / 0.02)).toBeCloseTo(1, 13);
  const opposed = weights(drawStart(given({ ...random, initialisation: { kind: 'aligned', sign: -1 } }), 1, 0));
  opposed.readoutWeights.forEach((u, i) => {
    expect(opposed.hiddenWeights[i]! / u).toBeCloseTo(-0.4 / 0.7, 13);
  });
});

test('a wider network of the same address contains the narrower one', () => {
  const narrow = weights(drawStart(given({ width: 5 }), 8, 3));
  const wide = weights(drawStart(given({ width: 50 }), 8, 3));
  expect(wide.readoutWeights.slice(0, 5)).toEqual(narrow.readoutWeights);
  expect(wide.hiddenWeights.slice(0, 5)).toEqual(narrow.hiddenWeights);
});

test('replicas and seeds differ, addresses repeat', () => {
  const first = (seed: number, replica: number) => weights(drawStart(given(), seed, replica)).readoutWeights[0];
  expect(new Set([first(0, 0), first(0, 1), first(1, 0), first(1, 1)]).size).toBe(4);
  expect(first(1, 1)).toBe(first(1, 1));
});

test('quasirandom weights need no generator', () => {
  const initialisation = { kind: 'quasirandom', readoutPhase: 0.25, hiddenPhase: 0.5 };
  const { readoutWeights, hiddenWeights } = weights(
    drawStart(given({ width: 4, readoutInitialScale: 1, hiddenInitialScale: 2, initialisation }), 0, 0),
  );
  const near = (values: Float64Array, expected: number[]) =>
    expected.forEach((x, i) => void expect(values[i]).toBeCloseTo(x, 14));
  near(readoutWeights, [0, -Math.SQRT2, 0, Math.SQRT2]);
  near(hiddenWeights, [-2 * Math.SQRT2, 2 * Math.SQRT2, -2 * Math.SQRT2, 2 * Math.SQRT2]);
});

test('a matrix of first-layer weights is projected on the direction', () => {
  const parameters = given({
    readoutWeights: [1, 2],
    hiddenWeightMatrix: [
      [1, 2],
      [3, -4],
    ],
    direction: [0.6, 0.8],
  });
  expect(weights(drawStart(parameters, 0, 0)).hiddenWeights[0]).toBeCloseTo(2.2, 14);
  expect(weights(drawStart(parameters, 0, 0)).hiddenWeights[1]).toBeCloseTo(-1.4, 14);
  expect(resolve(parameters).width).toBe(2);
});

test('an infinite network has no start to draw', () => {
  const infinite = given({ width: 'Infinity' });
  expect(() => drawStart(infinite, 0, 0)).toThrow('a finite width');
  expect(() => drawOverlaps(infinite, 0, { from: 0, to: 1 })).toThrow('a finite width');
});
