import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addScaled, dot, maxAbs, norm, scale } from '../../../src/numerics/linalg/vector.js';

const vector = fc.float64Array({ min: -1e3, max: 1e3, noNaN: true, maxLength: 40 });

describe('vector', () => {
  it('dot agrees with a plain sum and honours offsets', () => {
    fc.assert(
      fc.property(vector, fc.nat(3), (x, offset) => {
        const length = Math.max(0, x.length - offset);
        let plain = 0;
        let size = 0;
        for (let i = 0; i < length; i++) {
          plain += x[i]! * x[i + offset]!;
          size += Math.abs(x[i]! * x[i + offset]!);
        }
        expect(Math.abs(dot(x, x, length, 0, offset) - plain)).toBeLessThanOrEqual(size * 1e-14);
      }),
    );
  });

  it('norm survives overflow and underflow', () => {
    const cases: [number[], number][] = [
      [[], 0],
      [[0, 0], 0],
      [[3, 4], 5],
      [[3e200, 4e200], 5e200],
      [[3e-200, -4e-200], 5e-200],
      [[3e-320, 4e-320], 5e-320],
      [[1e308, 1e308], Math.SQRT2 * 1e308],
      [[Number.POSITIVE_INFINITY, 1], Number.POSITIVE_INFINITY],
      [[Number.NaN, 1], Number.NaN],
    ];
    for (const [entries, expected] of cases) {
      const received = norm(Float64Array.from(entries));
      if (!(expected > 0 && Number.isFinite(expected))) expect(received).toBe(expected);
      else expect(Math.abs(received / expected - 1)).toBeLessThan(1e-3 * Math.max(1e-12, 5e-320 / expected));
    }
  });

  it('maxAbs reports NaN', () => {
    expect(maxAbs(Float64Array.of(1, -3, 2))).toBe(3);
    expect(maxAbs(Float64Array.of(1, Number.NaN, 2))).toBeNaN();
  });

  it('addScaled touches only its stretch, scale everything', () => {
    const y = Float64Array.of(1, 2, 3, 4);
    addScaled(y, 10, Float64Array.of(5, 6, 7), 2, 1, 1);
    expect([...y]).toEqual([1, 62, 73, 4]);
    scale(y, 2);
    expect([...y]).toEqual([2, 124, 146, 8]);
  });
});
