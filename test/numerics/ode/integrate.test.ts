import { describe, expect, it } from 'vitest';
import {
  type IntegrateOptions,
  type IntegrationCheckpoint,
  integrate,
  integrateJob,
} from '../../../src/numerics/ode/index.js';
import { oscillator, outputTimes, smooth, vanDerPol } from './problems.js';

const { problem, start, end } = oscillator;

describe('output times', () => {
  it('do not change the steps', () => {
    const coarse = integrate(problem, start, Float64Array.of(end));
    const fine = integrate(problem, start, outputTimes(oscillator, 1000));
    expect(fine.counts).toEqual(coarse.counts);
    expect(fine.values.slice(-2)).toEqual(coarse.values);
  });

  it('may begin at the start, or later', () => {
    expect([...integrate(problem, start, Float64Array.of(0, 1)).values.slice(0, 2)]).toEqual([1, 0]);
    expect([...integrate(problem, start, Float64Array.of(0)).values]).toEqual([1, 0]);
    expect(integrate(problem, start, Float64Array.of(Math.PI)).values[0]).toBeCloseTo(-1, 5);
  });

  const refused = [
    { times: [], says: 'times: expected at least one time' },
    { times: [-1], says: 'times[0]: expected a finite time >= 0, received -1' },
    { times: [1, 1], says: 'times[1]: expected a finite time > 1, received 1' },
    { times: [1, Number.NaN], says: 'times[1]: expected a finite time > 1, received NaN' },
    { times: [1, Infinity], says: 'received Infinity' },
  ];
  it.each(refused)('$says', ({ times, says }) => {
    expect(() => integrate(problem, start, Float64Array.from(times))).toThrow(
      expect.objectContaining({ code: 'ODE_OPTIONS', message: expect.stringContaining(says) }),
    );
  });
});

it('records what is observed instead of the state', () => {
  const observe = {
    size: 3,
    of(t: number, y: Float64Array, out: Float64Array) {
      out[0] = t;
      out[1] = y[0]! ** 2 + y[1]! ** 2;
      out[2] = y[0]!;
    },
  };
  const { t, width, values } = integrate(problem, start, outputTimes(oscillator, 4), { observe, rtol: 1e-10 });
  expect(width).toBe(3);
  t.forEach((time, i) => {
    expect(values[3 * i]).toBe(time);
    expect(values[3 * i + 1]).toBeCloseTo(1, 7);
    expect(values[3 * i + 2]).toBeCloseTo(Math.cos(time), 7);
  });
});

describe('as a job', () => {
  const stiff = vanDerPol(20);
  const from = { t: 0, y: Float64Array.of(2, 0) };
  const times = Float64Array.from({ length: 300 }, (_, i) => 0.2 * i);
  const options: IntegrateOptions = { rtol: 1e-4, events: [{ name: 'jump', of: (_t, y) => y[0]! }] };

  it('yields often, knows how far it is, and returns what integrate returns', () => {
    const job = integrateJob(stiff, from, times, options);
    let yields = 0;
    let last = 0;
    for (;;) {
      const next = job.next();
      if (next.done) {
        expect(next.value).toEqual(integrate(stiff, from, times, options));
        expect(yields).toBe(next.value.counts.accepted);
        break;
      }
      yields++;
      expect(next.value.t).toBeGreaterThan(last);
      expect(next.value.end).toBe(times.at(-1));
      last = next.value.t;
      if (yields === 40) expect(next.value.partial().t.at(-1)).toBeLessThanOrEqual(last);
    }
  });

  it('resumes from any checkpoint to the same bytes', () => {
    const whole = integrate(stiff, from, times, options);
    const checkpoints: IntegrationCheckpoint[] = [];
    for (const progress of integrateJob(stiff, from, times, options))
      if (checkpoints.length < 9 && progress.t > 7 * checkpoints.length)
        checkpoints.push(structuredClone(progress.checkpoint()));
    expect(checkpoints.length).toBe(9);
    for (const checkpoint of checkpoints) {
      const job = integrateJob(stiff, from, times, options, checkpoint);
      let next = job.next();
      while (!next.done) next = job.next();
      expect(next.value).toEqual(whole);
    }
  });

  it('stops when returned', () => {
    const job = integrateJob(stiff, from, times, options);
    job.next();
    job.return(undefined as never);
    expect(job.next().done).toBe(true);
  });

  it('refuses a checkpoint of another problem', () => {
    const progress = integrateJob(smooth.problem, smooth.start, outputTimes(smooth, 3)).next().value;
    if (!progress || !('checkpoint' in progress)) throw new Error('finished too early');
    const resumed = integrateJob(stiff, from, times, options, progress.checkpoint());
    expect(() => resumed.next()).toThrow(expect.objectContaining({ code: 'ODE_CHECKPOINT' }));
  });
});
