import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as math from '../../../src/numerics/math/index.js';
import { ulp } from './ulp.js';

const functions = math as unknown as Record<string, (...x: number[]) => number>;
const any = fc.double({ noNaN: true });
const moderate = fc.double({ noNaN: true, min: -20, max: 20 });

function next(x: number): number {
  return x + ulp(x);
}

describe('symmetry, bit for bit', () => {
  for (const name of ['sin', 'asin', 'atan', 'sinh', 'tanh', 'asinh', 'atanh', 'cbrt', 'erf']) {
    it(`${name}(-x) = -${name}(x)`, () => {
      fc.assert(fc.property(any, (x) => Object.is(functions[name]!(-x), -functions[name]!(x))));
    });
  }
  for (const name of ['cos', 'cosh', 'normalPdf']) {
    it(`${name}(-x) = ${name}(x)`, () => {
      fc.assert(fc.property(any, (x) => Object.is(functions[name]!(-x), functions[name]!(x))));
    });
  }
  it('normalQuantile(1 - p) = -normalQuantile(p) where 1 - p is exact', () => {
    const dyadic = fc.integer({ min: 1, max: 2 ** 30 - 1 }).map((n) => n / 2 ** 30);
    fc.assert(fc.property(dyadic, (p) => math.normalQuantile(1 - p) === 0 - math.normalQuantile(p)));
  });
  it('hypot does not care for order or sign', () => {
    fc.assert(fc.property(any, any, (x, y) => Object.is(math.hypot(x, y), math.hypot(-y, x))));
  });
});

describe('monotone between neighbouring doubles, up to the promised error', () => {
  const increasing: [string, number, number][] = [
    ['exp', -700, 700],
    ['log', 1e-3, 1e3],
    ['tanh', -3, 3],
    ['erf', -3, 3],
    ['normalQuantile', 1e-9, 0.999],
    ['normalCdf', -10, 3],
    ['atan', -5, 5],
  ];
  for (const [name, min, max] of increasing) {
    it(name, () => {
      const f = functions[name]!;
      fc.assert(
        fc.property(fc.double({ noNaN: true, min, max }), (x) => {
          const a = f(x);
          expect(f(next(x))).toBeGreaterThanOrEqual(a - 2 * ulp(a));
        }),
      );
    });
  }
});

describe('identities', () => {
  const close = (a: number, b: number, tolerance: number) =>
    expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(b)));

  it('sin^2 + cos^2 = 1 for every finite angle', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        close(math.sin(x) * math.sin(x) + math.cos(x) * math.cos(x), 1, 4e-16);
      }),
    );
  });
  it('pow(x, n) is exact for small integers', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 16 }), (x, n) => {
        expect(math.pow(x, n)).toBe(Number(BigInt(x) ** BigInt(n)) + 0);
      }),
    );
  });
  it('cbrt undoes the cube of an integer', () => {
    fc.assert(fc.property(fc.integer({ min: -208063, max: 208063 }), (n) => math.cbrt(n * n * n) === n));
  });
  it('inverse pairs', () => {
    fc.assert(
      fc.property(moderate, (x) => {
        close(math.log(math.exp(x)), x, 1e-15);
        close(math.asinh(math.sinh(x)), x, 1e-15);
        close(math.log1p(math.expm1(Math.abs(x))), Math.abs(x), 1e-15);
        close(math.acosh(math.cosh(1 + Math.abs(x))), 1 + Math.abs(x), 1e-15);
        close(math.atan2(math.sin(x / 7), math.cos(x / 7)), x / 7, 1e-15);
        close(math.normalQuantile(math.normalCdf(-Math.abs(x))), -Math.abs(x), 1e-14);
      }),
    );
  });
  it('erf + erfc = 1', () => {
    fc.assert(
      fc.property(moderate, (x) => {
        close(math.erf(x) + math.erfc(x), 1, 4e-16);
      }),
    );
  });
  it('lgamma(x + 1) = lgamma(x) + log x', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 1e-3, max: 1e3 }), (x) => {
        close(math.lgamma(x + 1), math.lgamma(x) + math.log(x), 1e-13);
      }),
    );
  });
});
