import { expect, test } from 'vitest';
import { finish } from '../../../../src/contract/index.js';
import { fillNormals, randomStream } from '../../../../src/numerics/random/index.js';
import { landmarkClaims } from '../../../../src/theories/sgd-ode/claims/landmark-claims.js';
import { addedVariance } from '../../../../src/theories/sgd-ode/claims/phase-retrieval.js';

const light = new Set(['C9', 'C10', 'C11', 'C13']);

test.each(landmarkClaims.filter(({ id }) => light.has(id)).map((claim) => [claim.id, claim] as const))(
  '%s holds',
  (_id, claim) => {
    const { checks } = finish(claim.check('quick', 1, {}));
    expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  },
);

test('the variance that noise adds to the start of phase retrieval: sampled', () => {
  const z = fillNormals(new Float64Array(3 * 400_000), randomStream(8));
  let sum = 0;
  for (let n = 0; n < z.length; n += 3) {
    const [a, b, noise] = [z[n]!, z[n + 1]!, z[n + 2]!];
    // e σ'(λ) ρ at zero overlap, where its mean vanishes.
    const step = (a * a - b * b - Math.sqrt(0.5) * noise) * 2 * a * b;
    sum += step * step;
  }
  const sampled = sum / (z.length / 3);
  const setting = { learningRate: 2, studentNormalisation: 1, labelNoiseVariance: 0.5 } as never;
  expect(addedVariance(setting, 1) / sampled).toBeGreaterThan(0.95);
  expect(addedVariance(setting, 1) / sampled).toBeLessThan(1.05);
});
