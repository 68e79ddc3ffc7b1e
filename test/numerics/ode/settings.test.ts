import { describe, expect, it } from 'vitest';
import type { OdeOptions } from '../../../src/numerics/ode/index.js';
import { resolveSettings } from '../../../src/numerics/ode/settings.js';

const of = () => {};
const refused: { options: OdeOptions; says: string }[] = [
  { options: { method: 'leapfrog' }, says: 'method: expected one of auto, euler, midpoint' },
  { options: { method: 'euler' }, says: 'fixedStep: expected a step size, because euler has no error estimate' },
  { options: { fixedStep: 0.1 }, says: 'method: expected a named method beside fixedStep, received auto' },
  { options: { rtol: -1 }, says: 'rtol: expected finite numbers >= 0, received -1' },
  { options: { rtol: 1e-16 }, says: 'rtol: expected 0 or a number >= 1e-14, received 1e-16' },
  { options: { atol: Number.NaN }, says: 'atol: expected finite numbers >= 0, received NaN' },
  { options: { atol: new Float64Array(2) }, says: 'atol: expected one tolerance or 3 of them, received 2' },
  { options: { rtol: 0, atol: Float64Array.of(1, 0, 1) }, says: 'rtol, atol: expected one of them above 0' },
  { options: { maxStep: 0 }, says: 'maxStep: expected a number > 0, received 0' },
  { options: { initialStep: -1 }, says: 'initialStep: expected a number > 0' },
  { options: { maxSteps: Number.NaN }, says: 'maxSteps: expected a number > 0' },
  { options: { endTime: Infinity }, says: 'endTime: expected a finite number, received Infinity' },
  { options: { norm: { size: 1, of, atol: 0 } }, says: 'norm.atol: expected a number > 0' },
  { options: { norm: { size: 1.5, of, atol: 1 } }, says: 'norm.size: expected an integer >= 1' },
];

describe('options', () => {
  it.each(refused)('$says', ({ options, says }) => {
    expect(() => resolveSettings(3, options)).toThrow(
      expect.objectContaining({ code: 'ODE_OPTIONS', message: expect.stringContaining(says) }),
    );
  });

  it('have defaults', () => {
    const settings = resolveSettings(2, {});
    expect(settings).toMatchObject({ method: 'auto', maxStep: Infinity, maxSteps: 1e6, stages: 5 });
    expect([...settings.rtol, ...settings.atol]).toEqual([1e-6, 1e-6, 1e-9, 1e-9]);
  });

  it('control functionals to the tightest relative tolerance of the state', () => {
    const { norm } = resolveSettings(2, { rtol: Float64Array.of(1e-4, 1e-7), norm: { size: 1, of, atol: 1e-9 } });
    expect(norm?.rtol).toBe(1e-7);
  });
});
