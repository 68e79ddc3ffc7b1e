import { describe, expect, test } from 'vitest';
import { finish, numbers, type Request, scalar, seriesOf, shapeProblems } from '../../../../src/contract/index.js';
import { flow } from '../../../../src/theories/linear-exact/calculations/flow.js';
import { given } from '../networks.js';

const request: Request = { quality: 'interactive', seed: 1 };
const run = (raw: Record<string, unknown> = {}, more: Partial<Request> = {}) =>
  finish(flow.run(given(raw), { ...request, ...more }));

test('its own times start at 0, ascend, and end when a millionth of the residual is left', () => {
  for (const raw of [{}, { readoutInitialScale: 1e-5, hiddenInitialScale: 1e-5 }]) {
    const data = run(raw);
    const t = numbers(data, 't');
    expect(t[0]).toBe(0);
    expect(t.every((time, k) => k === 0 || time > t[k - 1]!)).toBe(true);
    expect(numbers(data, 'residualRatio').at(-1)).toBeCloseTo(1e-6, 12);
    // Plateau and jump are both resolved: no step of the slope exceeds a tenth of its range.
    const s = numbers(data, 'slope');
    expect(Math.max(...s.slice(1).map((x, k) => Math.abs(x - s[k]!)))).toBeLessThan(0.1);
  }
});

test('only what is asked for, at the times asked for', () => {
  const data = run({}, { quantities: ['slope', 'kernelRatio'], at: { t: Float64Array.of(0, 3) } });
  expect(Object.keys(data.series).sort()).toEqual(['kernelRatio', 'slope', 't']);
  expect([...numbers(data, 't')]).toEqual([0, 3]);
  expect(Object.keys(run({}, { quantities: ['kernelRatio'] }).series)).toEqual(['kernelRatio']);
});

test('replicas share the grid and differ in their start', () => {
  const data = run({}, { replicas: { from: 3, to: 6 } });
  expect(shapeProblems(data)).toEqual([]);
  expect(data.sizes.replica).toBe(3);
  expect([...numbers(data, 'replica')]).toEqual([3, 4, 5]);
  expect(seriesOf(data, 'slope').dims).toEqual(['replica', 't']);
  expect(new Set(numbers(data, 'initialSlope')).size).toBe(3);
  expect(numbers(data, 't')).toEqual(numbers(run({}, { replicas: { from: 0, to: 1 } }), 't'));
});

test('a start that the request brings, as weights or as overlaps', () => {
  const at = { t: Float64Array.of(0, 50) };
  const weights = run(
    {},
    { at, start: { readoutWeights: Float64Array.of(3, 0), hiddenWeights: Float64Array.of(0.1, 0.2) } },
  );
  const overlaps = run(
    {},
    { at, start: { readoutSquaredNorm: 9, hiddenSquaredNorm: 0.05, layerProduct: 0.3, layerArea: 0.6 } },
  );
  expect(scalar(overlaps, 'initialSlope')).toBeCloseTo(0.3, 14);
  expect(numbers(overlaps, 'slope')[1]).toBeCloseTo(numbers(weights, 'slope')[1]!, 12);
  expect(weights.series).toHaveProperty('readoutWeights');
  expect(overlaps.series).not.toHaveProperty('readoutWeights');
  expect(() => run({}, { start: { readoutWeights: [1, 2], hiddenWeights: [1] } })).toThrow(
    /readoutWeights and hiddenWeights of one length/,
  );
});

test('the first weights, or those of the units asked for', () => {
  expect(run().sizes.i).toBe(8);
  const data = run({}, { at: { t: Float64Array.of(0), i: Float64Array.of(99, 2) } });
  expect([...numbers(data, 'i')]).toEqual([99, 2]);
  const all = run({}, { at: { t: Float64Array.of(0), i: Float64Array.from({ length: 100 }, (_, i) => i) } });
  expect(numbers(data, 'readoutWeights')[0]).toBe(numbers(all, 'readoutWeights')[99]);
});

describe('weight decay', () => {
  const decay = { readoutWeightDecay: 0.02, hiddenWeightDecay: 0.02 };

  test('vanishing decay gives the closed solution', () => {
    const at = { t: Float64Array.of(0, 5, 50) };
    const plain = run({}, { at });
    const faint = run({ readoutWeightDecay: 1e-13, hiddenWeightDecay: 1e-13 }, { at });
    for (const name of ['slope', 'kernelEigenvalue', 'cosAngle', 'stretchedTime'])
      numbers(plain, name).forEach((x, k) => {
        expect(numbers(faint, name)[k]).toBeCloseTo(x, 9);
      });
  });

  test('carries errors, and ends fully aligned at its final slope', () => {
    const data = run(decay, { replicas: { from: 0, to: 2 } });
    expect(shapeProblems(data)).toEqual([]);
    expect(seriesOf(data, 'slope').errorIs).toBe('estimate');
    const t = data.sizes.t!;
    expect(numbers(data, 'slope')[t - 1]).toBeCloseTo(numbers(data, 'finalSlope')[0]!, 2);
    expect(Math.abs(numbers(data, 'cosAngle')[t - 1]!)).toBeGreaterThan(0.99);
  });

  test('the final kernel is that of the overlaps at late times', () => {
    const data = run({ ...decay, hiddenWeightDecay: 0.05 }, { at: { t: Float64Array.of(0, 60_000) } });
    expect(numbers(data, 'kernelEigenvalue')[1]! / scalar(data, 'finalKernelEigenvalue')).toBeCloseTo(1, 6);
  });
});

test('does not apply to infinite width or momentum, and says so', () => {
  expect(flow.suits(given({ width: 'Infinity' }))).toMatchObject({ applies: false });
  expect(flow.suits(given({ momentum: 0.5 })).reason).toContain('momentum');
});

test.each([-1, Number.POSITIVE_INFINITY, Number.NaN])('time %d is refused', (t) => {
  expect(() => run({}, { at: { t: Float64Array.of(t) } })).toThrow(/time must be ≥ 0/);
});

test('a result beyond the memory allowed is refused', () => {
  expect(() => run({}, { memoryLimit: 1000 })).toThrow(/at most 1000 bytes/);
});
