import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activationNames } from '../../src/networks/activations/index.js';
import { gradient } from '../../src/networks/backward.js';
import { correlations, descentSeries } from '../../src/networks/correlations.js';
import { forward, outputOf } from '../../src/networks/forward.js';
import { type FullHierarchy, hierarchy } from '../../src/networks/hierarchy.js';
import { ntk } from '../../src/networks/kernels/ntk.js';
import type { Network } from '../../src/networks/network.js';
import { hessianNorm } from '../../src/networks/norms/hessian-norm.js';
import { basePasses } from '../../src/networks/passes.js';
import { symmetricEigenvalues } from '../../src/numerics/linalg/index.js';
import { inputsOf, relativeDifference, small } from './fixtures.js';

// What holds for every network, drawn at random: sizes, activation, scales, inputs.
const N = 3;
const drawn = fc.record({
  activation: fc.constantFrom(...activationNames),
  hidden: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
  dimension: fc.integer({ min: 1, max: 4 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
  weightScale: fc.double({ min: 0.5, max: 1.5, noNaN: true }),
  biasScale: fc.constantFrom(0, 0.4),
  lazinessScale: fc.double({ min: 0.3, max: 4, noNaN: true }),
  parametrisation: fc.constantFrom('ntk' as const, 'standard' as const, 'mup' as const),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

const networkOf = ({ activation, hidden, dimension, seed, ...scaling }: Drawn, more: Partial<Drawn> = {}) =>
  small({ activation, sizes: [dimension, ...hidden, 1], seed }, { ...scaling, ...more });
const inputsFor = ({ dimension, seed }: Drawn) => inputsOf(N, dimension, seed + 1);
const all = [0, 1, 2];

function wholeHierarchy(network: Network, x: Float64Array): FullHierarchy {
  const job = hierarchy(network, basePasses(network, x, N));
  for (let step = job.next(); ; step = job.next()) if (step.done) return step.value;
}

/** Largest violation of a relation, in units of the numbers related; for all networks at most the limit. */
const properties: { what: string; limit: number; violation(one: Drawn): number }[] = [
  {
    what: 'the tangent kernel is symmetric, positive semidefinite, and does not see the external scale',
    limit: 1e-12,
    violation(one) {
      const x = inputsFor(one);
      const kernel = ntk(networkOf(one), x, N);
      const values = symmetricEigenvalues(kernel, N);
      const asymmetry = relativeDifference(
        kernel,
        [...kernel.keys()].map((i) => kernel[(i % N) * N + Math.floor(i / N)]!),
      );
      const other = ntk(networkOf(one, { lazinessScale: 1 }), x, N);
      return Math.max(asymmetry, -values[0]! / (values[N - 1]! || 1), relativeDifference(other, kernel));
    },
  },
  {
    what: 'α identity: α^(D−1) C_D does not depend on α',
    limit: 1e-11,
    violation(one) {
      const at = (lazinessScale: number) => {
        const network = networkOf(one, { lazinessScale });
        return correlations(network, basePasses(network, inputsFor(one), N), all, [0, 1, 2, 1]);
      };
      const [reference, scaled] = [at(1), at(one.lazinessScale)];
      return Math.max(
        ...reference.map((row, d) =>
          relativeDifference(
            scaled[d]!.map((c) => c * one.lazinessScale ** d),
            row,
          ),
        ),
      );
    },
  },
  {
    what: 'C_4 does not depend on the order of its contracted inputs',
    limit: 1e-9,
    violation(one) {
      const network = networkOf(one);
      const passes = basePasses(network, inputsFor(one), N);
      const at = (order: number[]) => correlations(network, passes, all, order)[3]!;
      return relativeDifference(at([2, 1, 0, 1]), at([0, 1, 2, 1]));
    },
  },
  {
    what: 'the descent series begins with −Θ r',
    limit: 1e-12,
    violation(one) {
      const network = networkOf(one);
      const x = inputsFor(one);
      const kernel = ntk(network, x, N);
      const r = Float64Array.of(0.5, -1, 2);
      const expected = all.map((a) => -all.reduce((s, b) => s + kernel[N * a + b]! * r[b]!, 0));
      const size = Math.max(...kernel.map(Math.abs)) * 3.5 || 1;
      const found = descentSeries(network, basePasses(network, x, N), r)[1]!;
      return Math.max(...all.map((a) => Math.abs(found[a]! - expected[a]!))) / size;
    },
  },
  {
    what: 'O3_abc = C_2(a; b, c) + C_2(b; a, c) from jets; O3 and O4 are symmetric in their first pair',
    limit: 1e-10,
    violation(one) {
      const network = networkOf(one);
      const x = inputsFor(one);
      const passes = basePasses(network, x, N);
      const { third, fourth } = wholeHierarchy(network, x);
      const second = all.map((b) => all.map((c) => correlations(network, passes, all, [b, c])[1]!));
      const expected = all.flatMap((a) => all.flatMap((b) => all.map((c) => second[b]![c]![a]! + second[a]![c]![b]!)));
      const mirrored = (t: Float64Array) => {
        const block = t.length / (N * N);
        return t.map((_, i) => {
          const [ab, rest] = [Math.floor(i / block), i % block];
          return t[((ab % N) * N + Math.floor(ab / N)) * block + rest]!;
        });
      };
      return Math.max(
        relativeDifference(third, expected),
        relativeDifference(mirrored(third), third),
        relativeDifference(mirrored(fourth), fourth),
      );
    },
  },
  {
    what: 'Euler: without biases relu and linear networks are homogeneous of degree L + 1',
    limit: 1e-12,
    violation(one) {
      const network = networkOf({ ...one, activation: one.activation === 'relu' ? 'relu' : 'linear', biasScale: 0 });
      const x = inputsFor(one).slice(0, one.dimension);
      const pass = forward(network, x, 1);
      const slopes = gradient(network, pass, Float64Array.of(1));
      const terms = network.layers.flatMap(({ map }, l) => [...map.entries].map((w, i) => w * slopes[l]!.weights[i]!));
      const size = terms.reduce((s, v) => s + Math.abs(v), 0) || 1;
      return Math.abs(terms.reduce((s, v) => s + v, 0) - network.layers.length * outputOf(pass)[0]!) / size;
    },
  },
  {
    what: 'when the readout alone moves, all correlations beyond the kernel vanish and the curvature is 0',
    limit: 1e-13,
    violation(one) {
      const network = networkOf(one);
      for (const layer of network.layers.slice(0, -1)) Object.assign(layer, { metric: 0, biasMetric: 0 });
      const x = inputsFor(one);
      const [first, ...higher] = correlations(network, basePasses(network, x, N), all, [0, 1, 2, 1]);
      const size = Math.max(...first!.map(Math.abs)) || 1;
      const curvature = hessianNorm(network, x.slice(0, one.dimension));
      return Math.max(curvature, ...higher.flatMap((row) => [...row].map(Math.abs))) / size;
    },
  },
];

test.each(properties.map((property) => [property.what, property] as const))('%s', (_, { limit, violation }) => {
  fc.assert(
    fc.property(drawn, (one) => {
      expect(violation(one)).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 60, seed: 11 },
  );
});
