import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { symmetricEigenvalues, symmetricPseudoInverse } from '../../../../src/numerics/linalg/index.js';
import { integrate } from '../../../../src/numerics/ode/index.js';
import { orderParameterSystem } from '../../../../src/theories/sgd-ode/engines/system.js';
import { settingOf } from '../../../../src/theories/sgd-ode/setting.js';
import type { Overlaps } from '../../../../src/theories/sgd-ode/state.js';
import { covarianceOf, parsed, randomStart } from '../random-overlaps.js';

const activations = ['erf-sqrt2', 'erf', 'square', 'relu', 'tanh', 'gelu', 'linear', 'he3'];

function systemOf(raw: Record<string, unknown>, start: Overlaps) {
  const p = start.readoutWeights.length;
  const k = start.teacherReadoutWeights.length;
  return orderParameterSystem({ ...settingOf(parsed(raw)), students: p, teachers: k, ...normal(raw, p, k) }, start);
}

function normal(raw: Record<string, unknown>, p: number, k: number) {
  return raw.studentNormalisation === undefined ? { studentNormalisation: p, teacherNormalisation: k } : {};
}

function derivative(raw: Record<string, unknown>, start: Overlaps): Float64Array {
  const { problem, initial } = systemOf(raw, start);
  const dy = new Float64Array(initial.length);
  problem.rhs(0, initial, dy);
  return dy;
}

/** Students that are the teachers. */
function recovered(k: number): Overlaps {
  const { teacherOverlap } = randomStart(1, k, 4);
  const ones = new Float64Array(k).fill(1);
  return {
    studentOverlap: teacherOverlap,
    crossOverlap: teacherOverlap,
    teacherOverlap,
    readoutWeights: ones,
    teacherReadoutWeights: ones,
  };
}

function permuted(start: Overlaps, order: number[]): Overlaps {
  const p = order.length;
  const k = start.teacherReadoutWeights.length;
  return {
    ...start,
    studentOverlap: Float64Array.from(
      { length: p * p },
      (_, i) => start.studentOverlap[order[Math.floor(i / p)]! * p + order[i % p]!]!,
    ),
    crossOverlap: Float64Array.from(
      { length: p * k },
      (_, i) => start.crossOverlap[order[Math.floor(i / k)]! * k + (i % k)]!,
    ),
    readoutWeights: Float64Array.from(order, (j) => start.readoutWeights[j]!),
  };
}

describe.each(activations)('%s', (activation) => {
  test('a student that is the teacher stays, whatever learning rate and dimension', () => {
    const dy = derivative({ activation, inputDimension: 30, learningRate: 2, readoutRateRatio: 0.5 }, recovered(2));
    for (const x of dy) expect(Math.abs(x)).toBeLessThan(1e-9);
  });

  test('permuting the students commutes with the right-hand side', () => {
    const start = { ...randomStart(3, 2, 8), readoutWeights: Float64Array.of(1, 0.5, -2) };
    const raw = { activation, inputDimension: 30, noiseTerms: 'label-only', labelNoiseVariance: 0.2 };
    const order = [2, 0, 1];
    const [plain, shuffled] = [derivative(raw, start), derivative(raw, permuted(start, order))];
    const q = (dy: Float64Array, j: number, l: number) =>
      dy[(Math.max(j, l) * (Math.max(j, l) + 1)) / 2 + Math.min(j, l)]!;
    for (let j = 0; j < 3; j++) {
      for (let l = 0; l < 3; l++) expect(q(shuffled, j, l)).toBeCloseTo(q(plain, order[j]!, order[l]!), 9);
      for (let r = 0; r < 2; r++) expect(shuffled[6 + j * 2 + r]).toBeCloseTo(plain[6 + order[j]! * 2 + r]!, 9);
    }
  });

  test('without noise every learning rate gives the same flow, and the risk falls as its gradient says', () => {
    const start = randomStart(2, 2, 9);
    const slow = derivative({ activation, learningRate: 0 }, start);
    expect(derivative({ activation, learningRate: 7, noiseTerms: 'none' }, start)).toEqual(slow);
    const system = systemOf({ activation, learningRate: 0 }, start);
    const h = 1e-5;
    const shifted = (sign: number) => system.risk(system.initial.map((y, i) => y + sign * h * slow[i]!));
    const rate = (shifted(1) - shifted(-1)) / (2 * h);
    expect(rate).toBeLessThan(0);
    expect(rate / (-gradientNorm(system) / 2)).toBeCloseTo(1, 6);
  });
});

/** tr(ĤΩ⁺Ĥᵀ), s times the rate at which the risk falls; here s = 2. */
function gradientNorm(system: ReturnType<typeof systemOf>): number {
  const { p, n } = system.layout;
  const { omega } = system.covariance(system.initial);
  const c = Float64Array.from({ length: n }, (_, b) => (b < p ? 0.5 : -0.5));
  const H = new Float64Array(p * n);
  system.moments.drift(omega, c, H);
  const { inverse } = symmetricPseudoInverse(omega, n, 1e-12);
  let sum = 0;
  for (let j = 0; j < p; j++)
    for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) sum += H[j * n + a]! * inverse[a * n + b]! * H[j * n + b]!;
  return sum;
}

test('(γ, d) → (κγ, κd) leaves the step and changes only the noise: linear in γ at fixed d', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0.1, max: 5, noNaN: true }), (seed, kappa) => {
      const start = randomStart(3, 2, seed);
      const raw = { inputDimension: 40, labelNoiseVariance: 0.1 };
      const [none, one, scaled] = [0, 1, kappa].map((learningRate) => derivative({ ...raw, learningRate }, start));
      none!.forEach((x, i) => {
        expect(scaled![i]).toBeCloseTo(x + kappa * (one![i]! - x), 9);
      });
    }),
    { numRuns: 20, seed: 3 },
  );
});

test('linear units: the equations of two variances', () => {
  const start: Overlaps = {
    studentOverlap: Float64Array.of(0.7),
    crossOverlap: Float64Array.of(0.2),
    teacherOverlap: Float64Array.of(1),
    readoutWeights: Float64Array.of(1),
    teacherReadoutWeights: Float64Array.of(1),
  };
  const raw = { activation: 'linear', learningRate: 0.4, inputDimension: 10, labelNoiseVariance: 0.3 };
  const [dQ, dM] = derivative(raw, start);
  const gap = 0.7 - 0.4 + 1;
  expect(dM).toBeCloseTo(-(0.2 - 1), 12);
  expect(dQ).toBeCloseTo(-2 * (0.7 - 0.2) + 0.4 * ((1 + 2 / 10) * gap + 0.3), 12);
});

test('batches of B divide the noise in infinite dimension, and add the squared gradient in finite dimension', () => {
  const start = randomStart(2, 1, 6);
  const at = (batchSize: number, inputDimension: number | string) =>
    derivative(
      { batchSize, inputDimension, learningRate: 1, studentNormalisation: 2, teacherNormalisation: 1 },
      start,
    )[0]!;
  const drift = derivative({ learningRate: 0, studentNormalisation: 2, teacherNormalisation: 1 }, start)[0]!;
  expect(at(4, 'Infinity') - drift).toBeCloseTo((at(1, 'Infinity') - drift) / 4, 12);
  expect(at(1_000_000, 20) - drift).toBeGreaterThan(0);
});

test('the covariance stays positive semi-definite along the flow', () => {
  const start = randomStart(3, 2, 12);
  const system = systemOf({ learningRate: 1, inputDimension: 30, labelNoiseVariance: 0.05 }, start);
  const { values, width } = integrate(system.problem, { t: 0, y: system.initial }, Float64Array.of(1, 10, 100), {
    rtol: 1e-6,
  });
  for (let i = 0; i < 3; i++) {
    const { omega } = system.covariance(values.subarray(i * width, (i + 1) * width));
    expect(symmetricEigenvalues(omega, 5)[0]).toBeGreaterThan(-1e-7);
  }
});

test('a start in the teacher span stays there while there is no noise', () => {
  const { teacherOverlap } = randomStart(1, 2, 4);
  const A = [0.3, -0.5, 0.8, 0.1];
  const times = (X: number[], Y: ArrayLike<number>) =>
    Float64Array.from(
      { length: 4 },
      (_, i) => X[2 * Math.floor(i / 2)]! * Y[i % 2]! + X[2 * Math.floor(i / 2) + 1]! * Y[2 + (i % 2)]!,
    );
  const M = times(A, teacherOverlap);
  const Q = times([...M], [A[0]!, A[2]!, A[1]!, A[3]!]);
  const ones = Float64Array.of(1, 1);
  const start = {
    studentOverlap: Q,
    crossOverlap: M,
    teacherOverlap,
    readoutWeights: ones,
    teacherReadoutWeights: ones,
  };
  const system = systemOf({ learningRate: 0 }, start);
  const { values } = integrate(system.problem, { t: 0, y: system.initial }, Float64Array.of(50), {
    rtol: 1e-9,
    atol: 1e-12,
  });
  const { omega } = system.covariance(values);
  expect(symmetricEigenvalues(omega, 4)[1]).toBeLessThan(1e-8);
});

test('weight decay of one step, exactly: W′ = (1 − εω)W + step', () => {
  const start = randomStart(2, 1, 13);
  const raw = {
    learningRate: 0.5,
    inputDimension: 10,
    noiseTerms: 'none',
    studentNormalisation: 2,
    teacherNormalisation: 1,
  };
  const [plain, decayed] = [0, 0.4].map((hiddenWeightDecay) => derivative({ ...raw, hiddenWeightDecay }, start));
  const step = 0.5 / (2 * 10);
  const keep = 1 - step * 0.4;
  const Q = covarianceOf(start)[0]!;
  expect(Q + step * decayed![0]!).toBeCloseTo(keep * keep * Q + keep * step * plain![0]!, 12);
});

test('the sphere keeps every norm', () => {
  const start = randomStart(2, 1, 14);
  const norms = [start.studentOverlap[0]!, start.studentOverlap[3]!].map(Math.sqrt);
  const unit = {
    ...start,
    studentOverlap: start.studentOverlap.map((q, i) => q / (norms[i >> 1]! * norms[i & 1]!)),
    crossOverlap: start.crossOverlap.map((m, j) => m / norms[j]!),
  };
  const dy = derivative({ constraint: 'spherical', learningRate: 1, inputDimension: 20 }, unit);
  expect(dy[0]).toBeCloseTo(0, 12);
  expect(dy[2]).toBeCloseTo(0, 12);
  expect(Math.abs(dy[1]!)).toBeGreaterThan(1e-3);
});
