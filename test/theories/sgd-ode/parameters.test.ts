import { expect, test } from 'vitest';
import { finish, InputError } from '../../../src/contract/index.js';
import { ode } from '../../../src/theories/sgd-ode/engines/ode.js';
import { measures } from '../../../src/theories/sgd-ode/measures.js';
import { plateausOf } from '../../../src/theories/sgd-ode/plateau.js';
import { regime } from '../../../src/theories/sgd-ode/regime.js';
import { rateFactor } from '../../../src/theories/sgd-ode/schedule.js';
import { settingOf } from '../../../src/theories/sgd-ode/setting.js';
import { parsed } from './random-overlaps.js';

test.each<[string, Record<string, unknown>, RegExp]>([
  ['negative learning rate', { learningRate: -1 }, /learning rate must be positive/],
  ['width 0', { width: 0 }, /width must be a positive integer/],
  ['exact relu noise too wide', { activation: 'relu', width: 8, noiseExpectation: 'exact' }, /at most 6/],
  [
    'exact noise of unlike activations',
    { activation: 'square', teacherActivation: 'tanh', noiseExpectation: 'exact' },
    /square with a teacher of tanh has no closed four-point term.*'sampled'/s,
  ],
  ['exact tanh noise', { activation: 'tanh', noiseExpectation: 'exact' }, /no closed four-point term/],
  [
    'width against overlaps',
    { width: 3, studentOverlap: [[1]], crossOverlap: [[0, 0]] },
    /number of explicit students/,
  ],
  ['overlap without its partner', { studentOverlap: [[1]] }, /together/],
  ['ragged matrix', { teacherOverlap: [[1, 0], [0]] }, /matrix of 2 rows and 2 columns/],
  ['hermite without coefficients', { activation: 'hermite' }, /coefficients/],
  ['unsorted schedule', { learningRateSchedule: { kind: 'steps', times: [2, 1], factors: [1, 1] } }, /increasing/],
  ['sphere with a trained readout', { constraint: 'spherical', readoutRateRatio: 1 }, /0 with the spherical/],
  [
    'sphere with other norms',
    { constraint: 'spherical', studentOverlap: [[2]], crossOverlap: [[0, 0]] },
    /squared norms 1/,
  ],
  ['weights without teacher', { hiddenWeightMatrix: [[1, 0]] }, /teacher weights/],
  ['particles without norms', { particleProjections: [[0.1]] }, /1 numbers/],
])('%s is refused', (_, raw, message) => {
  expect(() => parsed(raw)).toThrow(InputError);
  expect(() => parsed(raw)).toThrow(message);
});

test('sizes are implied by explicit values', () => {
  const given = parsed({
    studentOverlap: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    crossOverlap: [[0], [0], [0]],
    teacherOverlap: [[1]],
  });
  expect(settingOf(given)).toMatchObject({
    students: 3,
    teachers: 1,
    studentNormalisation: 3,
    teacherNormalisation: 1,
  });
});

test("schedules are the step-wise laws in the theory's time", () => {
  // γ(ν) = (1 + ν/ν0)^-α summed over steps of ε, with onset ν0 ε.
  for (const exponent of [0.5, 1]) {
    const [epsilon, nu0] = [1e-3, 5000];
    let t = 0;
    for (let nu = 0; nu < 20_000; nu++) t += epsilon * (1 + (nu + 0.5) / nu0) ** -exponent;
    expect(rateFactor({ kind: 'power', exponent, onset: epsilon * nu0 }, t)).toBeCloseTo(5 ** -exponent, 6);
  }
});

test('plateaus: one that ends, one that lasts', () => {
  const t = Float64Array.from({ length: 400 }, (_, i) => 0.01 * 1.04 ** i);
  const risk = t.map((x) => 0.01 / (1 + (x / 100) ** 4) + 1 / (1 + (x / 0.1) ** 4) + 1e-5);
  const found = plateausOf(t, risk);
  expect(found.at(-1)!.final).toBe(true);
  expect(found.some(({ height, final }) => !final && Math.abs(height - 0.01) < 2e-3)).toBe(true);
});

test('the flat beginning of a logarithmic axis is no plateau, a start that is left exponentially is', () => {
  const t = Float64Array.from({ length: 300 }, (_, i) => 0.001 * 1.04 ** i);
  expect(
    plateausOf(
      t,
      t.map((x) => Math.exp(-x)),
    ),
  ).toEqual([]);
  const leaving = t.map((x) => 1 / (1 + 1e-4 * Math.exp(x)));
  expect(plateausOf(t, leaving).map(({ final }) => final)).toEqual([false]);
});

test.each([10_000, 1_000_000])(
  'the plateau of a committee is found near its closed height, d = %i',
  (simulationDimension) => {
    const raw = { width: 3, teacherWidth: 3, studentNormalisation: 1, teacherNormalisation: 1, learningRate: 0.1 };
    const data = finish(
      ode.run(parsed({ ...raw, simulationDimension, finalTime: 600 }), {
        quality: 'interactive',
        seed: 1,
        quantities: ['risk', 'plateauRisk', 'escapeTime'],
      }),
    );
    const measured = (name: string) => measures.find((one) => one.name === name)!.of(data).value as number;
    expect(measured('plateauHeight') / measured('closedPlateauHeight')).toBeGreaterThan(0.95);
    expect(measured('plateauHeight') / measured('closedPlateauHeight')).toBeLessThan(1.35);
    expect(measured('plateauLength')).toBeGreaterThan(0.3 * measured('closedPlateauLength'));
  },
);

test('width and learning rate scale with the dimension', () => {
  const scaled = {
    width: 2,
    widthExponent: 0.5,
    learningRate: 3,
    learningRateExponent: -0.5,
    simulationDimension: 100,
  };
  const { students, learningRate } = settingOf(parsed(scaled));
  expect(students).toBe(20);
  expect(learningRate).toBeCloseTo(30, 12);
  const raw = { ...scaled, width: 1, widthExponent: 0.2, learningRateExponent: 0.3 };
  expect(finish(regime(parsed(raw), 1)).reason).toMatch(/phase as d grows is 'perfect learning', over d\^1.5 steps/);
  const phase = parsed({ ...raw, learningRateExponent: -0.4 });
  const { series } = finish(ode.run(phase, { quality: 'interactive', seed: 1, quantities: ['scalingPhase'] }));
  expect(series.scalingPhase!.values).toEqual(['noise only']);
  expect(() => parsed({ widthExponent: 0.5, readoutWeights: [1, 1] })).toThrow(/widthExponent.*0 with explicit/s);
});

test.each([
  ['classical', { learningRate: 0.01, inputDimension: 10 }],
  ['high-dimensional', { learningRate: 4 }],
  ['finite-dimensional', { learningRate: 4, inputDimension: 10 }],
  ['mean-field', { width: 'Infinity' }],
  ['noise-dominated', { learningRate: 4000, inputDimension: 100_000 }],
])('%s regime', (label, raw) => {
  expect(finish(regime(parsed(raw), 1)).label).toBe(label);
});

test('warnings: steps too large, a start that never moves', () => {
  const warned = (raw: Record<string, unknown>) => finish(regime(parsed(raw), 1)).warnings.join(' ');
  expect(warned({ learningRate: 40, inputDimension: 20 })).toMatch(/too large for a continuous-time limit/);
  expect(
    warned({ activation: 'square', learningRate: 0.01, initialisation: { kind: 'symmetric', overlap: 0 } }),
  ).toMatch(/symmetry-invariant/);
  expect(warned({ readoutWeights: [0, 0] })).toMatch(/never moves/);
  const one = { width: 1, teacherWidth: 1, studentNormalisation: 1 };
  expect(warned({ ...one, learningRate: 4.5 })).toMatch(/Above learning rate 4.06 the optimum is unstable/);
  expect(warned({ ...one, learningRate: 3.6 })).toBe('');
  expect(warned({ ...one, activation: 'square', learningRate: 0.3 })).toMatch(/Above learning rate 0.18 .* bound/);
});
