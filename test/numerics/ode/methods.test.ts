import { describe, expect, it } from 'vitest';
import { integrate, type Method, methods } from '../../../src/numerics/ode/index.js';
import { logSlope, outputTimes, smooth, worstError } from './problems.js';

const { problem, start, end, exact } = smooth;

function fixedStepError(method: Method, steps: number, outputs: number): number {
  const times = outputTimes(smooth, outputs);
  const { t, values } = integrate(problem, start, times, { method: method.name, fixedStep: end / steps });
  return worstError(t, values, exact);
}

describe.each(methods)('$name', (method) => {
  it('has its nominal order with fixed steps', () => {
    const steps = method.order < 5 ? [160, 320, 640] : [40, 80, 160];
    const slope = logSlope(
      steps,
      steps.map((n) => fixedStepError(method, n, 1)),
    );
    expect(Math.abs(-slope - method.order)).toBeLessThan(0.1);
  });

  it('keeps its order between the steps', () => {
    const steps = [80, 160, 320];
    const slope = logSlope(
      steps,
      steps.map((n) => fixedStepError(method, n, 997)),
    );
    expect(Math.abs(-slope - method.order)).toBeLessThan(0.1);
  });

  it('cites its source', () => expect(method.source).toMatch(/\d{4}/));
});

/** Decades of tolerance over which each adaptive method is measured; low orders would take too many steps further down. */
const decades: Record<string, number[]> = {
  'bogacki-shampine': [3, 4, 5, 6, 7, 8],
  'dormand-prince': [5, 6, 7, 8, 9, 10, 11],
  rkc2: [3, 4, 5, 6, 7, 8],
  auto: [5, 6, 7, 8, 9, 10, 11],
};

describe.each([...methods.filter((m) => m.estimateOrder !== undefined).map((m) => m.name), 'auto'])(
  'adaptive %s',
  (name) => {
    it('has a global error proportional to the tolerance over five decades', () => {
      const tolerances = decades[name]!.map((digits) => 10 ** -digits);
      expect(tolerances.length).toBeGreaterThan(5);
      const errors = tolerances.map((tolerance) => {
        const options = { method: name, rtol: tolerance, atol: tolerance };
        const { t, values } = integrate(problem, start, outputTimes(smooth, 97), options);
        return worstError(t, values, exact);
      });
      const slope = logSlope(tolerances, errors);
      expect(slope).toBeGreaterThan(0.8);
      expect(slope).toBeLessThan(1.2);
      for (const [i, error] of errors.entries()) expect(error).toBeLessThan(20 * tolerances[i]!);
    });
  },
);
