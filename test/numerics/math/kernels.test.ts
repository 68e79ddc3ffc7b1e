import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expPair, pairExponent } from '../../../src/numerics/math/exp-kernel.js';
import { logPair } from '../../../src/numerics/math/log-kernel.js';
import { LOW, productError } from '../../../src/numerics/math/pair.js';
import { POWERS_OF_TWO, scale, ZERO_EXPONENT } from '../../../src/numerics/math/powers-of-two.js';
import { ulpError } from './ulp.js';

function tableOf(name: string): [number, string][] {
  return JSON.parse(readFileSync(new URL(`./fixtures/reference/${name}.json`, import.meta.url), 'utf8'));
}

describe('results in two words', () => {
  it('logPair carries 66 bits', () => {
    for (const [x, digits] of tableOf('log').filter(([x]) => x > 1e-307)) {
      const hi = logPair(x, 0, 0);
      expect(ulpError(hi, digits, LOW[0]!), `log ${x}`).toBeLessThan(2 ** -13);
    }
  });

  it('expPair carries 59 bits', () => {
    for (const [x, digits] of tableOf('exp').filter(([x]) => Math.abs(x) < 600)) {
      const hi = expPair(x, 0);
      const unit = POWERS_OF_TWO[pairExponent() + ZERO_EXPONENT]!;
      expect(ulpError(hi * unit, digits, LOW[0]! * unit), `exp ${x}`).toBeLessThan(2 ** -5);
    }
  });

  it('productError is the exact remainder of a product', () => {
    const odd = fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n });
    fc.assert(
      fc.property(odd, odd, (a, b) => {
        const p = Number(a) * Number(b);
        expect(BigInt(productError(Number(a), Number(b), p))).toBe(a * b - BigInt(p));
      }),
    );
  });

  it('scale reaches from the subnormals to infinity', () => {
    expect(scale(1.5, -1074)).toBe(1e-323);
    expect(scale(1.5, -1075)).toBe(5e-324);
    expect(scale(1, -1076)).toBe(0);
    expect(scale(1.9, -1130)).toBe(0);
    expect(scale(0.75, 1024)).toBe(1.5 * 2 ** 1022 * 2);
    expect(scale(1, 1024)).toBe(Infinity);
  });
});
