import { describe, expect, it } from 'vitest';
import {
  type ErrorCheckpoint,
  integrate,
  integrateWithError,
  integrateWithErrorJob,
  methods,
} from '../../../src/numerics/ode/index.js';
import { heat, oscillator, outputTimes, smooth, worstError } from './problems.js';
import { drawProblems, extrapolated } from './random-problems.js';

const quantile = (list: number[], q: number) => list.toSorted((a, b) => a - b)[Math.floor(q * (list.length - 1))]!;

const suite = drawProblems(12).map((drawn) => {
  const times = outputTimes(drawn, 16);
  return { ...drawn, times, truth: extrapolated(drawn, times) };
});

/** Estimate over true error: of the largest of each problem, and of every single value whose error is above rounding. */
function ratios(method: string, tolerance: number) {
  const perProblem: number[] = [];
  const perValue: number[] = [];
  for (const { problem, start, times, truth } of suite) {
    const { values, errors } = integrateWithError(problem, start, times, {
      method,
      rtol: tolerance,
      atol: tolerance / 100,
    });
    const actual = values.map((value, i) => Math.abs(value - truth[i]!));
    perProblem.push(Math.max(...errors) / Math.max(...actual));
    actual.forEach((error, i) => {
      if (error > 1e-12 * Math.abs(truth[i]!) + 1e-14) perValue.push(errors[i]! / error);
    });
  }
  return { perProblem, perValue };
}

const measured = [
  { method: 'auto', tolerance: 1e-3 },
  { method: 'auto', tolerance: 1e-6 },
  { method: 'auto', tolerance: 1e-9 },
  { method: 'bogacki-shampine', tolerance: 1e-4 },
  { method: 'rkc2', tolerance: 1e-3 },
];
describe.each(measured)('the error estimate with $method at tolerance $tolerance', ({ method, tolerance }) => {
  const { perProblem, perValue } = ratios(method, tolerance);

  it('is honest: the true error is below three times the estimate in 95 % of the problems', () => {
    expect(quantile(perProblem, 0.05)).toBeGreaterThan(1 / 3);
    expect(quantile(perValue, 0.05)).toBeGreaterThan(1 / 3);
  });

  it('is sharp: within a factor two of the true error in the median, and rarely ten times larger', () => {
    for (const list of [perProblem, perValue]) {
      expect(quantile(list, 0.5)).toBeGreaterThan(0.5);
      expect(quantile(list, 0.5)).toBeLessThan(2);
      expect(quantile(list, 0.95)).toBeLessThan(10);
    }
  });
});

describe.each(methods)('with fixed steps of $name', ({ name }) => {
  it('the estimate matches the true error', () => {
    const { problem, start, exact } = smooth;
    const times = outputTimes(smooth, 25);
    const { t, values, errors } = integrateWithError(problem, start, times, { method: name, fixedStep: 0.05 });
    const actual = worstError(t, values, exact);
    expect(Math.max(...errors) / actual).toBeGreaterThan(0.7);
    expect(Math.max(...errors) / actual).toBeLessThan(1.4);
  });
});

it('covers rounding at the tightest tolerance', () => {
  const { problem, start, exact } = oscillator;
  const times = outputTimes(oscillator, 40);
  const { t, values, errors } = integrateWithError(problem, start, times, { rtol: 1e-14, atol: 1e-15 });
  expect(worstError(t, values, exact)).toBeLessThan(3 * Math.max(...errors));
  expect(Math.max(...errors)).toBeLessThan(1e-12);
});

it('returns the very numbers of integrate, and the work of both runs', () => {
  const times = outputTimes(smooth, 9);
  const plain = integrate(smooth.problem, smooth.start, times);
  const { errors, hitErrors, companionCounts, ...solution } = integrateWithError(smooth.problem, smooth.start, times);
  expect(solution).toEqual(plain);
  expect(companionCounts.evaluations / plain.counts.evaluations).toBeLessThan(1.8);
});

it('estimates the error of what is observed, controlled functionals included', () => {
  const of = (_t: number, y: Float64Array, out: Float64Array) => void (out[0] = y[0]! * y[0]! + y[1]! * y[1]!);
  const options = { observe: { size: 1, of }, norm: { size: 1, of, atol: 1e-12, rtol: 1e-7 }, rtol: 1e-5, atol: 1e-5 };
  const { values, errors } = integrateWithError(
    oscillator.problem,
    oscillator.start,
    outputTimes(oscillator, 10),
    options,
  );
  const actual = Math.max(...values.map((value) => Math.abs(value - 1)));
  expect(actual).toBeLessThan(1e-5);
  expect(Math.max(...errors) / actual).toBeGreaterThan(0.5);
  expect(Math.max(...errors) / actual).toBeLessThan(2);
});

it('estimates the error of the time of an event', () => {
  const events = [{ name: 'zero', of: (_t: number, y: Float64Array) => y[0]!, direction: 1 as const, terminal: true }];
  const { problem, start } = oscillator;
  const { hits, hitErrors, t, errors } = integrateWithError(problem, start, outputTimes(oscillator, 40), {
    events,
    rtol: 1e-5,
    atol: 1e-5,
  });
  const actual = Math.abs(hits[0]!.t - 1.5 * Math.PI);
  expect(hitErrors[0]! / actual).toBeGreaterThan(0.5);
  expect(hitErrors[0]! / actual).toBeLessThan(2);
  expect(t.at(-1)).toBe(4.5);
  expect(errors.every(Number.isFinite)).toBe(true);
});

describe('says Infinity', () => {
  /** A terminal event at t = 1/2 that only one of the two runs sees. */
  const seenBy = (which: number) => {
    let runs = 0;
    const of = (t: number) => {
      if (t === 0) runs++;
      return runs === which ? t - 0.5 : -1;
    };
    const times = Float64Array.of(0.25, 0.75, 1);
    return integrateWithError(smooth.problem, smooth.start, times, { events: [{ name: 'half', of, terminal: true }] });
  };

  it('for an event the companion run does not have', () => {
    const { t, hits, hitErrors, errors } = seenBy(1);
    expect([...t]).toEqual([0.25]);
    expect(hits.length).toBe(1);
    expect([...hitErrors]).toEqual([Infinity]);
    expect(errors.every(Number.isFinite)).toBe(true);
  });

  it('for values the companion run did not come to', () => {
    const { t, hits, errors } = seenBy(2);
    expect(t.length).toBe(3);
    expect(hits).toEqual([]);
    expect([...errors].map(Number.isFinite)).toEqual([true, true, true, false, false, false, false, false, false]);
  });
});

it('resumes from checkpoints of both phases to the same bytes', () => {
  const rod = heat(12);
  const times = outputTimes(rod, 30);
  const options = { rtol: 1e-4, atol: 1e-6 };
  const whole = integrateWithError(rod.problem, rod.start, times, options);
  const checkpoints: ErrorCheckpoint[] = [];
  const phases = new Set<string>();
  let yields = 0;
  for (const progress of integrateWithErrorJob(rod.problem, rod.start, times, options)) {
    if (yields++ % 25 !== 3) continue;
    checkpoints.push(structuredClone(progress.checkpoint()));
    phases.add(progress.phase);
    expect(progress.partial().width).toBe(12);
  }
  expect([...phases]).toEqual(['solution', 'companion']);
  for (const checkpoint of checkpoints) {
    const job = integrateWithErrorJob(rod.problem, rod.start, times, options, checkpoint);
    let next = job.next();
    while (!next.done) next = job.next();
    expect(next.value).toEqual(whole);
  }
});
