import { describe, expect, test } from 'vitest';
import {
  type Calculation,
  finish,
  InputError,
  numbers,
  parseParameters,
  scalar,
  shapeProblems,
} from '../../../../src/contract/index.js';
import { fixedPoints } from '../../../../src/theories/dln-dmft/calculators/fixed-points.js';
import { lazyLimit } from '../../../../src/theories/dln-dmft/calculators/lazy-limit.js';
import { population } from '../../../../src/theories/dln-dmft/calculators/population.js';
import { timeScales } from '../../../../src/theories/dln-dmft/calculators/time-scales.js';

const all = [fixedPoints, lazyLimit, population, timeScales] as unknown as Calculation[];
const request = { quality: 'interactive' as const, seed: 0 };

describe.each(all.map((one) => [one.id, one] as const))('%s', (_, calculator) => {
  test('its defaults give described series of the right shape', () => {
    const data = finish(calculator.run(parseParameters(calculator.parameters, {}), request));
    expect(shapeProblems(data)).toEqual([]);
    const described = calculator.quantities.map(({ name }) => name);
    for (const name of Object.keys(data.series)) expect([...described, ...Object.keys(data.sizes)]).toContain(name);
  });
});

test('fixed points take a start of 0 and Infinity, runs of closed forms do not', () => {
  for (const initialScale of [0, 'Infinity'])
    expect(
      scalar(finish(fixedPoints.run(parseParameters(fixedPoints.parameters, { initialScale }), request)), 'testMse'),
    ).toBeGreaterThan(0);
  expect(() => parseParameters(lazyLimit.parameters, { initialScale: 0 })).toThrow(InputError);
});

test('times asked for are kept, negative ones refused', () => {
  const values = parseParameters(lazyLimit.parameters, {});
  const at = (t: number) => finish(lazyLimit.run(values, { ...request, at: { t: Float64Array.of(t) } }));
  expect(numbers(at(2), 't')).toEqual(Float64Array.of(2));
  expect(() => at(-1)).toThrow(/times >= 0/);
});

test('without weight decay there is no delayed phase', () => {
  const scales = (weightDecay: number) =>
    finish(timeScales.run(parseParameters(timeScales.parameters, { weightDecay, initialScale: 2 }), request));
  expect(scalar(scales(0), 'richTime')).toBe(Number.POSITIVE_INFINITY);
  expect(scalar(scales(0.01), 'richTime')).toBeCloseTo(134.3, 0);
});
