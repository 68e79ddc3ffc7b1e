import { describe, expect, it } from 'vitest';
import type { Plain } from '../../../src/contract/dataset.js';
import {
  checkpointOde,
  integrate,
  interpolateOde,
  methods,
  type OdeOptions,
  type OdeProblem,
  type OdeState,
  resumeOde,
  startOde,
  stepOde,
} from '../../../src/numerics/ode/index.js';
import { heat, oscillator } from './problems.js';

const adaptive = methods.filter((m) => m.estimateOrder !== undefined).map((m) => m.name);
const setups: { name: string; options: OdeOptions }[] = [
  ...methods.map((m) => ({ name: `${m.name}, fixed step`, options: { method: m.name, fixedStep: 1e-4 } })),
  ...[...adaptive, 'auto'].map((method) => ({
    name: `${method}, adaptive`,
    options: { method, rtol: 1e-4, atol: 1e-6 },
  })),
];

/** Stiff enough that `auto` changes its method and `rkc2` renews its spectral radius. */
const rod = heat(20);

function states(steps: number, options: OdeOptions): OdeState[] {
  const ode = startOde(rod.problem, rod.start, options);
  return Array.from({ length: steps }, () => {
    stepOde(ode);
    return checkpointOde(ode);
  });
}

describe.each(setups)('$name', ({ options }) => {
  it('resumes from any checkpoint to the same bytes, dense output included', () => {
    const steps = 80;
    const straight = states(steps, options);
    for (const from of [0, 7, 33, 60]) {
      const plain: OdeState = structuredClone(straight[from]!);
      const ode = resumeOde(rod.problem, plain, options);
      const half = (plain.previousT + plain.t) / 2;
      const out = new Float64Array(20);
      const before = interpolateOde(ode, half, out).slice();
      for (let i = from + 1; i < steps; i++) stepOde(ode);
      expect(ode.state).toEqual(straight.at(-1));
      const again = resumeOde(rod.problem, plain, options);
      expect(interpolateOde(again, half, out)).toEqual(before);
    }
  });

  it('takes the same steps twice', () => expect(states(30, options)).toEqual(states(30, options)));
});

it('a checkpoint is independent of the running integration and survives structuredClone', () => {
  const ode = startOde(oscillator.problem, oscillator.start);
  stepOde(ode);
  const checkpoint = checkpointOde(ode);
  const plain: Plain = checkpoint;
  const copy = structuredClone(plain);
  for (let i = 0; i < 5; i++) stepOde(ode);
  expect(checkpoint).toEqual(copy);
  expect(ode.state.t).toBeGreaterThan(checkpoint.t);
});

it('does not change the start it was given', () => {
  const y = Float64Array.of(1, 0);
  const ode = startOde(oscillator.problem, { t: 0, y });
  for (let i = 0; i < 5; i++) stepOde(ode);
  expect([...y]).toEqual([1, 0]);
});

it('lands on endTime exactly, then stands still; never steps past it or beyond maxStep', () => {
  let latest = 0;
  const rhs: OdeProblem['rhs'] = (t, y, dy) => {
    latest = Math.max(latest, t);
    oscillator.problem.rhs(t, y, dy);
  };
  const ode = startOde({ name: 'watched', rhs }, oscillator.start, { endTime: 3.3, maxStep: 0.05, rtol: 1e-3 });
  while (stepOde(ode)) expect(ode.state.t - ode.state.previousT).toBeLessThan(0.0506);
  expect(ode.state.t).toBe(3.3);
  expect(latest).toBe(3.3);
  expect(stepOde(ode)).toBe(false);
  expect(ode.state.counts.accepted).toBeGreaterThanOrEqual(66);
  expect(ode.state.counts.accepted).toBeLessThan(76);
});

it('keeps a fixed step, fitting only the last one', () => {
  const ode = startOde(oscillator.problem, oscillator.start, { method: 'euler', fixedStep: 0.25, endTime: 1.1 });
  const times: number[] = [];
  while (stepOde(ode)) times.push(ode.state.t);
  expect(times).toEqual([0.25, 0.5, 0.75, 1, 1.1]);
});

it('with Euler is gradient descent: (1 - h)^n exactly', () => {
  const decay: OdeProblem = { name: 'decay', rhs: (_t, y, dy) => void (dy[0] = -y[0]!) };
  const { values } = integrate(decay, { t: 0, y: Float64Array.of(1) }, Float64Array.of(2), {
    method: 'euler',
    fixedStep: 0.5,
  });
  expect(values[0]).toBe(0.0625);
});

it('per-component tolerances let one component be sloppy', () => {
  const pair: OdeProblem = {
    name: 'slow and fast',
    rhs(t, y, dy) {
      dy[0] = Math.cos(t);
      dy[1] = 40 * Math.cos(40 * t) - (y[1]! - Math.sin(40 * t));
    },
  };
  const steps = (atol: Float64Array) =>
    integrate(pair, { t: 0, y: new Float64Array(2) }, Float64Array.of(5), { rtol: 0, atol }).counts.accepted;
  expect(steps(Float64Array.of(1e-6, 10))).toBeLessThan(steps(Float64Array.of(1e-6, 1e-6)) / 3);
});

/** Final states of an integration, which hold across patch releases, engines and processors. */
const frozen = [
  { method: 'bogacki-shampine', accepted: 117, evaluations: 353, y: [1.2012738931202176, 0.3095844338626636] },
  { method: 'dormand-prince', accepted: 24, evaluations: 146, y: [1.2012752270757403, 0.30958183431865355] },
  { method: 'rkc2', accepted: 489, evaluations: 1759, y: [1.2012938895110263, 0.30959615757194026] },
];
it.each(frozen)('keeps its numbers: $method', ({ method, accepted, evaluations, y }) => {
  const polynomial: OdeProblem = {
    name: 'Lotka-Volterra',
    rhs(_t, [a, b], dy) {
      dy[0] = a! * (1 - b!);
      dy[1] = b! * (a! - 1);
    },
  };
  const ode = startOde(polynomial, { t: 0, y: Float64Array.of(2, 0.5) }, { method, rtol: 1e-5, endTime: 6 });
  while (stepOde(ode));
  expect({
    accepted: ode.state.counts.accepted,
    evaluations: ode.state.counts.evaluations,
    y: [...ode.state.y],
  }).toEqual({
    accepted,
    evaluations,
    y,
  });
});

describe('resuming and reading refuse what does not fit', () => {
  const ode = startOde(oscillator.problem, oscillator.start, { method: 'dormand-prince' });
  stepOde(ode);
  const good = checkpointOde(ode);
  const cases = [
    {
      why: 'another method',
      code: 'ODE_CHECKPOINT',
      run: () => resumeOde(oscillator.problem, good, { method: 'rkc2' }),
    },
    {
      why: 'broken arrays',
      code: 'ODE_CHECKPOINT',
      run: () => resumeOde(oscillator.problem, { ...good, f: new Float64Array(3) }),
    },
    {
      why: 'a time before the step',
      code: 'ODE_OUTSIDE_STEP',
      run: () => interpolateOde(ode, -1, new Float64Array(2)),
    },
    { why: 'a time to come', code: 'ODE_OUTSIDE_STEP', run: () => interpolateOde(ode, 99, new Float64Array(2)) },
    { why: 'NaN', code: 'ODE_OUTSIDE_STEP', run: () => interpolateOde(ode, Number.NaN, new Float64Array(2)) },
  ];
  it.each(cases)('$why', ({ code, run }) => expect(run).toThrow(expect.objectContaining({ code })));
});
