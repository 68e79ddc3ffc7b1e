import { describe, expect, it } from 'vitest';
import { integrate, type OdeEvent } from '../../../src/numerics/ode/index.js';
import { oscillator } from './problems.js';

const { problem, start } = oscillator;
const position = (_t: number, y: Float64Array) => y[0]!;
const run = (events: OdeEvent[], end = 10, rtol = 1e-9) =>
  integrate(problem, start, Float64Array.of(end / 2, end), { events, rtol, atol: rtol });

const crossingsOf: { direction: -1 | 0 | 1; expected: number[] }[] = [
  { direction: 0, expected: [0.5, 1.5, 2.5] },
  { direction: 1, expected: [1.5] },
  { direction: -1, expected: [0.5, 2.5] },
];

describe('events', () => {
  it.each(crossingsOf)('of direction $direction are found on the dense output', ({ direction, expected }) => {
    const { hits } = run([{ name: 'zero', of: position, direction }]);
    expect(hits.map((hit) => hit.event)).toEqual(expected.map(() => 'zero'));
    hits.forEach((hit, i) => {
      expect(hit.t).toBeCloseTo(expected[i]! * Math.PI, 7);
      expect(hit.y[0]).toBeCloseTo(0, 14);
      expect(Math.abs(hit.y[1]!)).toBeCloseTo(1, 7);
    });
  });

  it('end the integration when terminal, with the outputs before them', () => {
    const events: OdeEvent[] = [
      { name: 'zero', of: position },
      { name: 'bottom', of: (_t, y) => y[1]!, direction: 1, terminal: true },
    ];
    const times = Float64Array.from({ length: 50 }, (_, i) => i / 5);
    const { t, hits, values } = integrate(problem, start, times, { events, rtol: 1e-8, atol: 1e-8 });
    expect(hits.map((hit) => hit.event)).toEqual(['zero', 'bottom']);
    expect(hits[1]!.t).toBeCloseTo(Math.PI, 6);
    expect(t.at(-1)).toBe(3);
    expect(t.length).toBe(16);
    expect(values.length).toBe(32);
  });

  it('within one step come in order of time, none after a terminal one', () => {
    const at = (time: number, terminal = false): OdeEvent => ({ name: `${time}`, of: (t) => t - time, terminal });
    const { hits } = integrate(problem, start, Float64Array.of(3), {
      events: [at(1.4), at(1.3, true), at(1.2)],
      method: 'dormand-prince',
      fixedStep: 1,
    });
    expect(hits.map((hit) => hit.event)).toEqual(['1.2', '1.3']);
    expect(hits[1]!.t).toBeCloseTo(1.3, 15);
  });

  it('exactly at the end of a step count once, at the start not at all', () => {
    const events: OdeEvent[] = [
      { name: 'tick', of: (t) => t - 1 },
      { name: 'begin', of: (t) => t },
    ];
    const { hits } = integrate(problem, start, Float64Array.of(2), { events, method: 'euler', fixedStep: 0.5 });
    expect(hits.map((hit) => [hit.event, hit.t])).toEqual([['tick', 1]]);
  });

  it('do not change the steps', () => {
    expect(run([{ name: 'zero', of: position }]).values).toEqual(run([]).values);
  });
});
