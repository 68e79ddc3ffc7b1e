import { expect, test } from 'vitest';
import { displaced } from '../../src/networks/displace.js';
import { type FullHierarchy, hierarchy, thirdOrder } from '../../src/networks/hierarchy.js';
import { ntk } from '../../src/networks/kernels/ntk.js';
import { basePasses } from '../../src/networks/passes.js';
import { inputsOf, relativeDifference, small } from './fixtures.js';

const N = 3;
const x = inputsOf(N, 3);

function whole(network: ReturnType<typeof small>): FullHierarchy {
  const job = hierarchy(network, basePasses(network, x, N));
  for (let step = job.next(); ; step = job.next()) if (step.done) return step.value;
}

test.each(['erf', 'gelu', 'relu'] as const)('%s: O3 and O4 are the derivatives along v_c of Θ and O3', (activation) => {
  const network = small({ activation });
  const passes = basePasses(network, x, N);
  const { third, fourth } = whole(network);
  const h = 1e-5;
  for (let c = 0; c < N; c++) {
    const moved = (s: number) =>
      displaced(
        network,
        passes,
        Float64Array.from({ length: N }, (_, i) => (i === c ? s * h : 0)),
      );
    const [up, down] = [moved(1), moved(-1)];
    const slope = (f: (n: typeof network) => Float64Array) => {
      const below = f(down);
      return f(up).map((v, i) => (v - below[i]!) / (2 * h));
    };
    const ofKernel = slope((n) => ntk(n, x, N));
    expect(
      relativeDifference(
        ofKernel,
        ofKernel.map((_, i) => third[i * N + c]!),
      ),
    ).toBeLessThan(1e-7);
    const ofThird = slope((n) => thirdOrder(n, basePasses(n, x, N)).third);
    expect(
      relativeDifference(
        ofThird,
        ofThird.map((_, i) => fourth[i * N + c]!),
      ),
    ).toBeLessThan(1e-6);
  }
});

test('O3 is symmetric in its first pair', () => {
  const { third } = whole(small({}));
  for (let a = 0; a < N; a++)
    for (let b = 0; b < N; b++)
      for (let c = 0; c < N; c++) expect(third[(a * N + b) * N + c]).toBeCloseTo(third[(b * N + a) * N + c]!, 12);
});
