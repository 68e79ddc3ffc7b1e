import { expect, test } from 'vitest';
import {
  type Dataset,
  finish,
  numbers,
  type Plain,
  type Request,
  replicaOf,
  type Step,
} from '../../../../src/contract/index.js';
import { discreteMap } from '../../../../src/theories/sgd-ode/engines/discrete-map.js';
import { meanField } from '../../../../src/theories/sgd-ode/engines/mean-field.js';
import { ode } from '../../../../src/theories/sgd-ode/engines/ode.js';
import { parsed } from '../random-overlaps.js';
import { study } from './error-study.js';

const request: Request = { quality: 'interactive', seed: 3, at: { t: Float64Array.of(0, 1, 10, 60) } };

test('error estimates of random runs are honest and sharp', () => {
  const { honest, sharp } = study(8);
  expect(honest).toBe(1);
  expect(sharp).toBeLessThan(10);
});

test('the mean map tends to the ODE, first order in the step', () => {
  const gap = (inputDimension: number) => {
    const given = parsed({
      width: 2,
      teacherWidth: 1,
      learningRate: 0.01 * inputDimension * 2,
      noiseTerms: 'none',
      inputDimension,
      initialisation: { kind: 'symmetric', overlap: 0.3 },
    });
    const small = { ...given, learningRate: (0.4 * given.learningRate) / inputDimension };
    const at = { t: Float64Array.of(4) };
    const map = finish(discreteMap.run(small, { ...request, at }));
    const flow = finish(ode.run(small, { ...request, at: { t: numbers(map, 't') }, tolerance: 1e-9 }));
    return Math.abs(numbers(map, 'risk')[0]! - numbers(flow, 'risk')[0]!);
  };
  const ratio = gap(40) / gap(80);
  expect(ratio).toBeGreaterThan(1.8);
  expect(ratio).toBeLessThan(2.2);
});

test.each([
  ['ode', ode, {}],
  ['sampled noise', ode, { activation: 'tanh', width: 2, teacherWidth: 1, noiseNodes: 64 }],
  ['mean-field', meanField, { width: 'Infinity', teacherWidth: 1, particles: 3 }],
  ['mean map', discreteMap, { inputDimension: 40 }],
] as const)('%s: resumes to the same bytes', (_name, engine, raw) => {
  const given = parsed({ learningRate: 1, ...raw });
  const wanted = { ...request, at: { t: Float64Array.of(0, 1, 5) }, replicas: { from: 0, to: 2 } };
  const whole = finish(engine.run(given, wanted));
  const job = engine.run(given, wanted);
  const checkpoints: Plain[] = [];
  for (let next = job.next(); !next.done; next = job.next()) checkpoints.push((next.value as Step).checkpoint!());
  for (const at of [0, checkpoints.length >> 1, checkpoints.length - 1])
    expect(finish(engine.run(given, { ...wanted, resume: structuredClone(checkpoints[at]!) }))).toEqual(whole);
});

test('partial curves end where the run has got to', () => {
  const job = ode.run(parsed(), request);
  const step = job.next().value as Step;
  const partial = step.partial!() as Dataset;
  expect(partial.sizes.t).toBeLessThan(4);
  expect(partial.series.risk!.errorIs).toHaveProperty('unavailable');
});

test('replicas have starts of their own, explicit starts are shared', () => {
  const both = finish(ode.run(parsed(), { ...request, replicas: { from: 0, to: 2 } }));
  expect(numbers(replicaOf(both, 0), 'risk')[1]).not.toBe(numbers(replicaOf(both, 1), 'risk')[1]);
  const explicit = parsed({ studentOverlap: [[1]], crossOverlap: [[0.3]], teacherOverlap: [[1]] });
  const same = finish(ode.run(explicit, { ...request, replicas: { from: 0, to: 2 } }));
  expect(replicaOf(same, 0).series.risk).toEqual(replicaOf(same, 1).series.risk);
});

test('a falling learning rate lowers the floor below that of the constant one', () => {
  const raw = {
    width: 1,
    teacherWidth: 1,
    learningRate: 1,
    labelNoiseVariance: 0.1,
    studentNormalisation: 1,
    teacherNormalisation: 1,
  };
  const at = { t: Float64Array.of(100) };
  const floor = (learningRateSchedule: unknown) =>
    numbers(finish(ode.run(parsed({ ...raw, learningRateSchedule }), { ...request, at })), 'risk')[0]!;
  const constant = floor({ kind: 'constant' });
  expect(floor({ kind: 'power', exponent: 1, onset: 20 })).toBeLessThan(0.1 * constant);
  expect(floor({ kind: 'steps', times: [50], factors: [0.1] })).toBeCloseTo(0.1 * constant, 3);
});

test.each([
  ['tanh', { activation: 'tanh' }, /4096 quasi-random nodes \(tanh has no closed form\)/],
  ['a wide relu', { activation: 'relu', width: 7 }, /closed form of relu goes to width 6/],
  ['unlike activations', { activation: 'square', teacherActivation: 'erf' }, /square and erf has no closed form/],
] as const)('a noise moment on nodes is told: %s', (_name, raw, message) => {
  expect(ode.suits(parsed(raw)).reason).toMatch(message);
  expect(ode.suits(parsed({ ...raw, noiseTerms: 'none' })).reason).not.toMatch(/nodes/);
});

test('the error of a noise moment on nodes is in the error of the mean map', () => {
  const raw = { activation: 'tanh', width: 2, teacherWidth: 1, inputDimension: 40, learningRate: 4, noiseNodes: 256 };
  const at = { t: Float64Array.of(2) };
  const found = finish(discreteMap.run(parsed(raw), { ...request, at, quantities: ['risk'] }));
  const sharp = finish(
    discreteMap.run(parsed({ ...raw, noiseNodes: 16_384 }), { ...request, at, quantities: ['risk'] }),
  );
  const error = found.series.risk!.error![0]!;
  expect(error).toBeGreaterThan(1e-8);
  expect(Math.abs(numbers(found, 'risk')[0]! - numbers(sharp, 'risk')[0]!)).toBeLessThan(5 * error);
});

test('a blow-up is told with its time and the learning rate above which it happens', () => {
  const raw = { activation: 'square', width: 1, teacherWidth: 1, studentNormalisation: 1, finalTime: 10 };
  const run = (learningRate: number) => () => finish(ode.run(parsed({ ...raw, learningRate }), request));
  expect(run(2)).toThrow(/blows up.* at t = 0\.00.*learning rate 2 .*lower learningRate below 0\.1802/);
  expect(run(0.1)).not.toThrow();
});
