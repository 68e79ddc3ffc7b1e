import { expect, test } from 'vitest';
import { displaced } from '../../../src/networks/displace.js';
import { seriesAlgebra } from '../../../src/networks/jets/algebra.js';
import { backwardJet } from '../../../src/networks/jets/backward-jet.js';
import { gradientDirection } from '../../../src/networks/jets/direction.js';
import { forwardJet } from '../../../src/networks/jets/forward-jet.js';
import { basePasses } from '../../../src/networks/passes.js';
import { inputsOf, relativeDifference, small } from '../fixtures.js';

const x = inputsOf(2, 3);
const coefficients = Float64Array.of(0.7, -0.4);

test.each(['erf', 'gelu', 'sigmoid'] as const)(
  '%s: deltas in the algebra are Taylor coefficients of the deltas',
  (activation) => {
    const network = small({ activation });
    const passes = basePasses(network, x, 2);
    const direction = gradientDirection(network, passes, coefficients);
    const jet = forwardJet(network, x, 2, seriesAlgebra(2), [direction]);
    const deltas = backwardJet(network, jet);
    const h = 1e-3;
    const at = (s: number) =>
      basePasses(
        displaced(
          network,
          passes,
          coefficients.map((c) => s * h * c),
        ),
        x,
        2,
      ).deltas;
    const [up, mid, down] = [at(1), at(0), at(-1)];
    for (let l = 0; l < 3; l++) {
      const n = deltas[l]!.length / 3;
      const part = (k: number) => deltas[l]!.slice(k * n, (k + 1) * n);
      expect(relativeDifference(part(0), mid[l]!)).toBeLessThan(1e-14);
      if (l === 2) continue;
      expect(
        relativeDifference(
          up[l]!.map((v, i) => (v - down[l]![i]!) / (2 * h)),
          part(1),
        ),
      ).toBeLessThan(1e-5);
      const second = up[l]!.map((v, i) => (v - 2 * mid[l]![i]! + down[l]![i]!) / (2 * h * h));
      expect(relativeDifference(second, part(2))).toBeLessThan(1e-4);
    }
  },
);
