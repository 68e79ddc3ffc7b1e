import { expect, test } from 'vitest';
import { kernels } from '../../../../src/numerics/kernels/index.js';
import { spectralEdge } from '../../../../src/theories/dln-dmft/simulators/chebyshev-flow.js';
import { gradientFlowTrainer } from '../../../../src/theories/dln-dmft/simulators/gradient-flow.js';
import { mirrorMap } from '../../../../src/theories/dln-dmft/simulators/mirror-map.js';
import { all, distance, instanceOf, testMse, weightsAt } from './setup.js';

const cases: [string, Record<string, unknown>][] = [
  ['undersampled', { initialScale: 0.05 }],
  ['weight decay', { initialScale: 0.3, weightDecay: 0.05, sampleRatio: 1.2, labelNoiseVariance: 0.04 }],
  ['small start', { initialScale: 1e-8, sampleRatio: 3 }],
  ['unequal start', { initialScale: 0.3, initialAsymmetry: 1 }],
  ['tiny start', { initialScale: 1e-140, sampleRatio: 2 }],
];

/** Plain gradient descent on u and v with tiny steps, weights in the order of the times. */
function byHand(raw: Record<string, unknown>, times: number[], steps: number): Float64Array[] {
  const instance = instanceOf({ ...raw, inputDimension: 60 });
  const { dimension: d, features, labels, samples, logSquare, start, setting } = instance;
  const u = Float64Array.from(start, (c, i) => Math.exp(logSquare[i]! / 2 + c));
  const v = Float64Array.from(start, (c, i) => Math.exp(logSquare[i]! / 2 - c));
  const gradient = () => {
    const g = new Float64Array(d);
    for (const { row, rows, from, values } of features.blocks)
      for (let k = 0; k < rows; k++) {
        let r = -labels[row + k]!;
        const width = d - from;
        for (let j = 0; j < width; j++) r += values[k * width + j]! * (u[from + j]! ** 2 - v[from + j]! ** 2) * 0.5;
        for (let j = 0; j < width; j++) g[from + j]! += (values[k * width + j]! * r * d) / samples;
      }
    return g;
  };
  const out: Float64Array[] = [];
  let t = 0;
  for (const goal of times) {
    const dt = (goal - t) / steps;
    for (let k = 0; k < steps; k++) {
      const g = gradient();
      for (let i = 0; i < d; i++) {
        u[i]! *= Math.exp(dt * (-g[i]! - setting.weightDecay));
        v[i]! *= Math.exp(dt * (g[i]! - setting.weightDecay));
      }
    }
    t = goal;
    out.push(u.map((x, i) => (x * x - v[i]! * v[i]!) / 2));
  }
  return out;
}

test.each(cases.slice(0, 4))('%s: agrees with tiny steps on u and v', (_, raw) => {
  const times = [1, 4, 9];
  const exact = byHand(raw, times, 1500);
  const found = weightsAt(gradientFlowTrainer, instanceOf({ ...raw, inputDimension: 60 }), times, 1e-6);
  expect(Math.max(...found.map((w, k) => distance(w, exact[k]!)))).toBeLessThan(4e-3);
});

test.each(cases)('%s: the accuracy asked for changes curves by no more than that', (_, raw) => {
  const instance = instanceOf({ ...raw, inputDimension: 100 });
  const times = [1, 5, 20, 100];
  const fine = weightsAt(gradientFlowTrainer, instance, times, 1e-6);
  const usual = weightsAt(gradientFlowTrainer, instance, times, 1e-3);
  const start = testMse(new Float64Array(100), instance);
  const gaps = usual.map((w, k) => Math.abs(testMse(w, instance) - testMse(fine[k]!, instance)));
  expect(Math.max(...gaps)).toBeLessThan(0.005 * start);
});

const scaled = (w: Float64Array, c: number) => w.map((x) => c * x);

test('scale symmetry: (w*, σ, α², λ, t) → (cw*, cσ, cα², cλ, t/c) multiplies the weights by c', () => {
  const c = 3;
  const raw = (s: number) => ({
    initialScale: 0.2 * Math.sqrt(s),
    labelNoiseVariance: 0.04 * s * s,
    weightDecay: 0.01 * s,
    teacher: [
      { weight: 0.8, kind: 'atom', value: 0 },
      { weight: 0.2, kind: 'gaussian', standardDeviation: s },
    ],
    inputDimension: 80,
  });
  const one = weightsAt(gradientFlowTrainer, instanceOf(raw(1)), [3, 30]);
  const other = weightsAt(gradientFlowTrainer, instanceOf(raw(c)), [3 / c, 30 / c]);
  const gaps = one.map((w, k) => distance(scaled(w, c), other[k]!));
  expect(Math.max(...gaps)).toBeLessThan(1e-7);
});

test('sign symmetry: w* → −w* mirrors the weights', () => {
  const teacher = (sign: number) => [{ weight: 1, kind: 'atom', value: sign }];
  const raw = { labelNoiseVariance: 0, inputDimension: 60 };
  const [plus] = weightsAt(gradientFlowTrainer, instanceOf({ ...raw, teacher: teacher(1) }), [10]);
  const [minus] = weightsAt(gradientFlowTrainer, instanceOf({ ...raw, teacher: teacher(-1) }), [10]);
  expect(minus).toEqual(plus!.map((x) => -x));
});

test('a resumed flow gives the same bytes', () => {
  const instance = instanceOf({ inputDimension: 120 });
  const training = () => gradientFlowTrainer.begin(kernels().arena(), instance, 1e-3, { spent: 0 });
  const whole = training();
  const first = training();
  all(whole.advance(2));
  all(first.advance(2));
  const second = training();
  second.restore(structuredClone(first.save()));
  all(whole.advance(40));
  all(second.advance(40));
  expect(second.save()).toEqual(whole.save());
});

test('the mirror map is a² sinh 2y with slope 2a² cosh 2y, also where a² underflows', () => {
  const [w, slope] = [new Float64Array(3), new Float64Array(3)];
  const largest = mirrorMap(Float64Array.of(0.3, -1, 400), Float64Array.of(-1, -1, -800), 0.2, w, slope);
  expect(w[0]).toBeCloseTo(Math.exp(-1.2) * Math.sinh(0.6), 14);
  expect(w[1]).toBeCloseTo(-Math.exp(-1.2) * Math.sinh(2), 14);
  expect(slope[1]).toBeCloseTo(2 * Math.exp(-1.2) * Math.cosh(2), 14);
  expect(w[2]).toBeCloseTo(0.5 * Math.exp(-0.2), 12);
  expect(largest).toBe(slope[1]);
});

test('the spectral edge is that of Marchenko and Pastur, a little outside', () => {
  expect(spectralEdge(0.25, 1e6) / 9).toBeGreaterThan(1);
  expect(spectralEdge(0.25, 1e6) / 9).toBeLessThan(1.03);
});
