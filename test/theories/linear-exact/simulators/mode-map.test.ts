import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normal, randomStream } from '../../../../src/numerics/random/index.js';
import {
  descend,
  descendOnBatches,
  descendWithMomentum,
  modeState,
} from '../../../../src/theories/linear-exact/simulators/mode-map.js';
import { dot } from '../../../../src/theories/linear-exact/simulators/projected-step.js';
import { noiseDrift } from '../../../../src/theories/linear-exact/stability.js';
import { furthest } from '../networks.js';

const amplitude = fc.double({ min: 0.01, max: 0.9, noNaN: true });
const drive = fc.double({ min: -0.3, max: 0.3, noNaN: true });

test('one step scales imbalance and area by exactly 1 − x²', () => {
  fc.assert(
    fc.property(amplitude, amplitude, drive, (g, d, labelDrive) => {
      const state = Float64Array.of(g, d, g, d);
      const x = labelDrive - g * g + d * d;
      descend(state, labelDrive, 1);
      expect(((state[0]! / g) * state[1]!) / d).toBeCloseTo(1 - x * x, 14);
    }),
  );
});

test('an absent mode stays absent while the other grows', () => {
  const state = modeState(0.1, 0, 4);
  descend(state, -0.2, 10_000);
  expect(state[0]).toBe(0);
  expect(2 * state[1]! * state[1]!).toBeCloseTo(0.4, 12);
});

/** Heavy ball or Nesterov on two weight vectors with unit rates, as it is usually written. */
function vectorMomentum(
  u0: number[],
  w0: number[],
  { momentum, lookAhead, m1 }: { momentum: number; lookAhead: boolean; m1: number },
  steps: number,
) {
  let [u, w] = [Float64Array.from(u0), Float64Array.from(w0)];
  let [uBefore, wBefore] = [u, w];
  for (let k = 0; k < steps; k++) {
    const ahead = (now: Float64Array, before: Float64Array) => now.map((x, i) => x + momentum * (x - before[i]!));
    const [uCoast, wCoast] = [ahead(u, uBefore), ahead(w, wBefore)];
    const [uAt, wAt] = lookAhead ? [uCoast, wCoast] : [u, w];
    const gap = m1 - dot(uAt, wAt);
    [uBefore, wBefore] = [u, w];
    u = uCoast.map((x, i) => x + gap * wAt[i]!);
    w = wCoast.map((x, i) => x + gap * uAt[i]!);
  }
  return [...u, ...w];
}

test.each([
  ['heavy ball', false],
  ['Nesterov', true],
])('%s from the two modes equals the weights', (_, lookAhead) => {
  const u0 = [0.1, -0.2, 0.3];
  const w0 = [0.2, 0.1, -0.1];
  const options = { momentum: 0.7, lookAhead, m1: 0.05 };
  const p = u0.map((u, i) => 0.5 * (u + w0[i]!));
  const q = u0.map((u, i) => 0.5 * (u - w0[i]!));
  const energy = (v: number[]) => 2 * v.reduce((sum, x) => sum + x * x, 0);
  const start = modeState(1, energy(p), energy(q));
  const state = start.slice();
  descendWithMomentum(state, options.m1, 60, options);
  const [grow, fade] = [state[0]! / start[0]!, state[1]! / start[1]!];
  const u = p.map((x, i) => x * grow + q[i]! * fade);
  const w = p.map((x, i) => x * grow - q[i]! * fade);
  expect(furthest([...u, ...w], vectorMomentum(u0, w0, options, 60))).toBeLessThan(3e-15);
});

test('batches that all equal the data give plain descent', () => {
  const [a, b] = [modeState(0.05, 3, 2), modeState(0.05, 3, 2)];
  descend(a, 0.04, 50);
  descendOnBatches(b, new Float64Array(50).fill(0.04));
  expect(b).toEqual(a);
});

test('label noise drives the layers to balance and alignment at the predicted rate', () => {
  const [labelDrive, noise, steps] = [0.1, 0.01, 400_000];
  const stream = randomStream(5, 'label noise');
  const state = Float64Array.of(Math.sqrt(0.3), Math.sqrt(0.2), 0, 0);
  const logInvariant = () => 2 * Math.log(state[0]! * state[1]!);
  const before = logInvariant();
  let kernelSum = 0;
  const blocks = 40;
  for (let k = 0; k < blocks; k++) {
    kernelSum += noiseDrift(noise * noise, 2 * (state[0]! * state[0]! + state[1]! * state[1]!));
    descendOnBatches(
      state,
      Float64Array.from({ length: steps / blocks }, () => labelDrive + noise * normal(stream)),
    );
  }
  const predicted = (kernelSum / blocks) * steps;
  expect((logInvariant() - before) / predicted).toBeCloseTo(1, 1);
  expect(Math.abs((logInvariant() - before) / predicted - 1)).toBeLessThan(0.02);
});
