import { describe, expect, test } from 'vitest';
import { type Dataset, finish, parseParameters } from '../../../../src/contract/index.js';
import { activationOf } from '../../../../src/theories/sgd-ode/activations/index.js';
import { orderParameterSystem } from '../../../../src/theories/sgd-ode/engines/system.js';
import { drawStart } from '../../../../src/theories/sgd-ode/initial/index.js';
import { adviseLearningRate } from '../../../../src/theories/sgd-ode/landmarks/advise.js';
import { fastestEscape } from '../../../../src/theories/sgd-ode/landmarks/best-rate.js';
import { closedLandmarks } from '../../../../src/theories/sgd-ode/landmarks/closed-landmarks.js';
import {
  committeeEscapeRate,
  committeePlateauRisk,
} from '../../../../src/theories/sgd-ode/landmarks/committee-plateau.js';
import { criticalRate } from '../../../../src/theories/sgd-ode/landmarks/critical-rate.js';
import { landmarks } from '../../../../src/theories/sgd-ode/landmarks/landmarks.js';
import { noiseFloorSlope } from '../../../../src/theories/sgd-ode/landmarks/noise-floor.js';
import {
  blowUpRate,
  phaseRetrievalOf,
  zeroOverlapRate,
} from '../../../../src/theories/sgd-ode/landmarks/phase-retrieval.js';
import { scalingPhase, stepsExponent } from '../../../../src/theories/sgd-ode/landmarks/scaling-phase.js';
import { slopeMoments } from '../../../../src/theories/sgd-ode/landmarks/slope-moments.js';
import { symmetricPlateau } from '../../../../src/theories/sgd-ode/landmarks/symmetric-plateau.js';
import { parameters } from '../../../../src/theories/sgd-ode/parameters.js';
import { settingOf } from '../../../../src/theories/sgd-ode/setting.js';

function problem(raw: Record<string, unknown>) {
  const values = parseParameters(parameters, raw);
  return { setting: settingOf(values), start: drawStart(values, 1, 0) };
}

const committee = (K: number) => ({ width: K, teacherWidth: K, studentNormalisation: 1, teacherNormalisation: 1 });

test.each([2, 3, 4, 6])('plateau of a committee of %i: the closed height and escape rate', (K) => {
  const { setting, start } = problem({ ...committee(K), learningRate: 0 });
  const plateau = symmetricPlateau(setting, start)!;
  expect(plateau.risk).toBeCloseTo(committeePlateauRisk(K), 12);
  expect(plateau.escapeRate).toBeCloseTo(committeeEscapeRate(K), 8);
  expect(plateau.squaredNorm).toBeCloseTo(1 / (2 * K - 1), 9);
});

test.each<[string, Record<string, unknown>]>([
  ['finite learning rate', { ...committee(3), learningRate: 0.6 }],
  ['mean-field scaling', { width: 2, teacherWidth: 2, learningRate: 1 }],
  ['more students than teachers', { ...committee(2), width: 4, learningRate: 0.3 }],
  ['tanh', { ...committee(2), activation: 'tanh', learningRate: 0 }],
  ['on the sphere', { ...committee(2), constraint: 'spherical', learningRate: 0.2 }],
])('%s: the plateau is a fixed point of the whole flow and grows at that rate', (_name, raw) => {
  const { setting, start } = problem(raw);
  const plateau = symmetricPlateau(setting, start)!;
  const system = orderParameterSystem(setting, start);
  const { p, k, crossAt, size } = system.layout;
  const y = new Float64Array(size);
  let at = 0;
  for (let j = 0; j < p; j++)
    for (let l = 0; l <= j; l++) y[at++] = j === l ? plateau.squaredNorm : plateau.studentOverlap;
  y.fill(plateau.crossOverlap, crossAt);
  const rate = new Float64Array(size);
  system.problem.rhs(0, y, rate);
  expect(Math.max(...rate.map(Math.abs))).toBeLessThan(1e-9);
  // Follow the flow a little way from a small push: it grows by exp(λt).
  const push = 1e-7;
  y[crossAt] = y[crossAt]! + push;
  y[crossAt + 1] = y[crossAt + 1]! - push;
  y[crossAt + k] = y[crossAt + k]! - push;
  y[crossAt + k + 1] = y[crossAt + k + 1]! + push;
  const h = 1e-2 / Math.abs(plateau.escapeRate);
  system.problem.rhs(0, y, rate);
  const middle = y.map((value, i) => value + 0.5 * h * rate[i]!);
  system.problem.rhs(0, middle, rate);
  const gap = 2 * push + h * (rate[crossAt]! - rate[crossAt + 1]!);
  expect(gap / (2 * push)).toBeCloseTo(Math.exp(plateau.escapeRate * h), 5);
});

const published: [number, number][] = [
  [1, 4.0558],
  [2, 2.3068],
  [3, 1.6207],
  [4, 1.2494],
  [6, 0.8567],
];

test.each(published)('largest stable rate of a committee of %i: %d', (K, expected) => {
  const { setting, start } = problem(committee(K));
  expect(Math.abs(criticalRate(setting, start)! - expected)).toBeLessThan(1e-4);
});

test('the largest stable rate of one unit is 2E[σ²]/E[σ⁴] of its slope, for any activation; batches and scaling multiply it', () => {
  for (const activation of ['erf-sqrt2', 'tanh', 'gelu', 'linear'] as const) {
    const { setting, start } = problem({ ...committee(1), activation });
    const moment = slopeMoments(activationOf(activation), Float64Array.of(1), 1)!;
    const expected = (2 * moment([0, 0])) / moment([0, 0, 0, 0]);
    expect(criticalRate(setting, start)! / expected).toBeCloseTo(1, 10);
    expect(criticalRate({ ...setting, batchSize: 3 }, start)! / expected).toBeCloseTo(3, 10);
  }
  const { setting, start } = problem({ width: 2, teacherWidth: 2 });
  expect(criticalRate(setting, start)! / 4).toBeCloseTo(2.306827696, 8);
});

test('stability and floor follow from the flow around the optimum', () => {
  const raw = {
    ...committee(2),
    labelNoiseVariance: 0.01,
    teacherOverlap: [
      [1, 0.3],
      [0.3, 1.2],
    ],
  };
  const { setting, start } = problem(raw);
  const critical = criticalRate(setting, start)!;
  const moments = slopeMoments(setting.activation, start.teacherOverlap, 2)!;
  const generic = [moments([0, 1]), moments([0, 0, 1])];
  expect(generic.every((value) => value > 0)).toBe(true);
  // Around Q = M = P the part outside the teacher span is V = Q − MP⁻¹Mᵀ, so dV = dQ − dM − dMᵀ.
  const growth = (learningRate: number) => {
    const system = orderParameterSystem({ ...setting, learningRate, labelNoiseVariance: 0 }, start);
    const y = Float64Array.of(1, 0.3, 1.2, 1, 0.3, 0.3, 1.2);
    const dy = new Float64Array(7);
    const V = Float64Array.of(1, 0.2, 1);
    // Power iteration on the linear flow of V: the sign of its largest exponent.
    let rate = 0;
    for (let n = 0; n < 4000; n++) {
      const size = Math.hypot(...V);
      for (let i = 0; i < 3; i++) y[i] = [1, 0.3, 1.2][i]! + (1e-6 * V[i]!) / size;
      system.problem.rhs(0, y, dy);
      const inside = [2 * dy[3]!, dy[4]! + dy[5]!, 2 * dy[6]!];
      for (let i = 0; i < 3; i++) V[i] = V[i]! / size + 0.05 * (dy[i]! - inside[i]!) * 1e6;
      rate = Math.hypot(...V) - 1;
    }
    return rate;
  };
  expect(growth(0.99 * critical)).toBeLessThan(0);
  expect(growth(1.01 * critical)).toBeGreaterThan(0);
  expect(noiseFloorSlope(problem(committee(3)).setting, problem(committee(3)).start)!).toBeCloseTo(
    3 / (2 * Math.PI * Math.sqrt(3)),
    12,
  );
});

describe.each([0, 0.1])('phase retrieval with label noise %d', (labelNoiseVariance) => {
  test.each([
    { studentNormalisation: 1, teacherNormalisation: 1 },
    { studentNormalisation: 2, teacherNormalisation: 3, batchSize: 2 },
  ])('%j: zero overlap is a fixed point of the flow and grows at that rate; none above the blow-up rate', (scales) => {
    const raw = { width: 1, teacherWidth: 1, activation: 'square', labelNoiseVariance, ...scales };
    for (const constraint of ['none', 'spherical'])
      for (const share of [0.3, 0.9]) {
        const free = problem(raw);
        const limit = closedLandmarks(free.setting, free.start, 100).blowUpLearningRate!;
        expect(limit).toBeCloseTo(blowUpRate(phaseRetrievalOf(free.setting, free.start)!) * free.setting.batchSize, 12);
        const { setting, start } = problem({ ...raw, constraint, learningRate: share * limit });
        const system = orderParameterSystem(setting, start);
        const dy = new Float64Array(2);
        const norm = constraint === 'spherical' ? 1 : restingNorm(system);
        system.problem.rhs(0, Float64Array.of(norm, 1e-6), dy);
        expect(dy[1]! / 1e-6).toBeCloseTo(zeroOverlapRate(phaseRetrievalOf(setting, start)!), 7);
      }
  });
});

/** Q of the resting student at M = 0, by bisection of the flow. */
function restingNorm(system: ReturnType<typeof orderParameterSystem>): number {
  const dy = new Float64Array(2);
  const rate = (q: number) => {
    system.problem.rhs(0, Float64Array.of(q, 0), dy);
    return dy[0]!;
  };
  let high = 1e-3;
  while (rate(high) > 0) high *= 1.01;
  let low = high / 1.01;
  for (let n = 0; n < 80; n++) {
    const middle = (low + high) / 2;
    if (rate(middle) > 0) low = middle;
    else high = middle;
  }
  return low;
}

test('the fastest escape of phase retrieval on the sphere is at 1/(12+Δ)', () => {
  const raw = { width: 1, teacherWidth: 1, activation: 'square', constraint: 'spherical', labelNoiseVariance: 0.5 };
  const { setting, start } = problem(raw);
  const best = finish(fastestEscape(setting, start, 1))!;
  expect(best.learningRate).toBeCloseTo(1 / 12.5, 4);
  expect(best.escapeRate).toBeCloseTo(2, 2);
});

test('phases of the scaling, and their time scales', () => {
  const cases: [number, number, string, number][] = [
    [0, 0.5, 'perfect learning', 1.5],
    [0.5, -0.5, 'noise plateau', 1],
    [0, -0.25, 'noise only', 0.5],
    [0.25, -0.75, 'no deterministic limit', 0],
  ];
  for (const [kappa, delta, phase, exponent] of cases) {
    expect(scalingPhase(kappa, delta)).toBe(phase);
    expect(stepsExponent(kappa, delta)).toBeCloseTo(exponent, 12);
  }
});

test('the calculator gives what the configuration has, with a simulated exit time on demand', () => {
  const raw = { width: 1, teacherWidth: 1, activation: 'square', constraint: 'spherical', learningRate: 0.08 };
  const values = parseParameters(landmarks.parameters, { ...raw, inputDimension: 200, instances: 40, finalTime: 6 });
  const data: Dataset = finish(landmarks.run(values, { quality: 'interactive', seed: 1 }));
  expect(Object.keys(data.series).sort()).toEqual(
    ['escapeRate', 'escapeTime', 'exitTimeMedian', 'noiseStrength', 'scalingPhase', 'stepTime'].sort(),
  );
  const median = data.series.exitTimeMedian!.values[0] as number;
  expect(median).toBeGreaterThan(0.3);
  expect(median).toBeLessThan(2.5);
});

test('advice names the threshold, the floor for a goal, and the fastest rate', () => {
  const raw = { ...committee(2), learningRate: 3, labelNoiseVariance: 0.01 };
  const advice = finish(adviseLearningRate(parseParameters(parameters, raw), { risk: 1e-3 }, 1));
  expect(advice.map(({ topic }) => topic)).toEqual([
    'largest stable learning rate',
    'noise floor',
    'fastest escape from the plateau',
  ]);
  expect(advice[0]!.text).toMatch(/above it/);
  expect(advice[1]!.parameters!.learningRate as number).toBeCloseTo(1e-3 / (0.01 * 0.1837763), 3);
});

test('advice for a unit on the sphere, and where no limit is known', () => {
  const advised = (raw: Record<string, unknown>) => finish(adviseLearningRate(parseParameters(parameters, raw), {}, 1));
  const sphere = { width: 1, teacherWidth: 1, activation: 'square', constraint: 'spherical', learningRate: 0.08 };
  const [limit] = advised({ ...sphere, labelNoiseVariance: 1, learningRateExponent: 0.1 });
  expect(limit!.text).toMatch(/Up to learning rate 0\.154 the start is left/);
  expect(limit!.parameters).toEqual({ learningRate: Number((1 / 13).toPrecision(4)), learningRateExponent: 0 });
  const unlike = {
    width: 3,
    teacherOverlap: [
      [1, 0.3],
      [0.3, 0.5],
    ],
    learningRate: 0.1,
  };
  expect(advised(unlike).map(({ topic }) => topic)).toEqual(['learning rate']);
});
