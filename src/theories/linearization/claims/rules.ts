import type { Check, Claim, Effort, Finding, Job } from '../../../contract/index.js';
import { pow } from '../../../numerics/math/index.js';
import { fillNormals, randomStream } from '../../../numerics/random/index.js';
import { estimateExponent, type WidthSample } from '../asymptotics/estimator.js';
import { atLeast, exponentBetween, exponentOf } from './judge.js';
import { curvatureAlongGradients } from './rules/network-product.js';
import { cubicNorms, independentProducts, spectralNorms } from './rules/random-tensors.js';

/** L11: asymptotics of random tensors. */
export const rules: Claim = {
  id: 'L11',
  statement:
    'Stochastic bounds have exponents that an estimator finds with honest confidence, and obey the rules for sums and products, on random tensors and on those of networks.',
  origin: 'ours',
  evidence: 'closed form',
  check,
};

const widths = [32, 64, 128, 256];

function* check(effort: Effort, seed: number): Job<Finding> {
  const quick = effort === 'quick';
  const trials = quick ? 100 : 1000;
  let hits = 0;
  for (let i = 0; i < trials; i++) {
    const { exponent } = estimateExponent(powers(-0.75, 4 * seed + i)).fit;
    if (Math.abs(exponent.estimate + 0.75) <= 3 * exponent.standardError) hits++;
    yield { done: i, total: trials };
  }
  const aligned = powers(-0.5, seed);
  const product = aligned.map(({ width, values }) => ({ width, values: values.map((v) => v * v) }));
  const matrices = yield* over([16, 32, 64, 128], (n) => spectralNorms(n, quick ? 8 : 32, seed));
  const tensors = yield* over(quick ? [8, 16, 32] : [8, 16, 32, 48], (n) => cubicNorms(n, quick ? 8 : 24, seed));
  const contracted = yield* over(widths, (n) => independentProducts(n, quick ? 400 : 2000, seed));
  const checks: Check[] = [
    atLeast('share of fits within three standard errors', hits / trials, 0.95),
    exponentBetween('product of two aligned factors of exponent -1/2', exponentOf(product), -1.05, -0.95),
    // Edge corrections of order n^(-2/3) make these two a little steeper than 1/2 at such sizes.
    exponentBetween('norm of a Gaussian matrix', exponentOf(matrices), 0.49, 0.56),
    exponentBetween('norm of a symmetric Gaussian tensor of order 3', exponentOf(tensors), 0.49, 0.57),
    exponentBetween(
      'matrix between independent directions, uᵀAv/n: 0, far below the sum 1/2 of its factors',
      exponentOf(contracted),
      -0.05,
      0.05,
    ),
    yield* curvatureAlongGradients(quick ? [32, 64, 128] : [64, 128, 256, 512], quick ? 96 : 192, seed),
  ];
  return { checks, exhibits: [] };
}

function* over(sizes: number[], sample: (n: number) => Float64Array): Job<WidthSample[]> {
  const found: WidthSample[] = [];
  for (const width of sizes) {
    found.push({ width, values: sample(width) });
    yield { done: found.length, total: sizes.length };
  }
  return found;
}

function powers(exponent: number, seed: number): WidthSample[] {
  return widths.map((width, i) => {
    const z = fillNormals(new Float64Array(200), randomStream(seed, 'powers', i));
    return { width, values: z.map((v) => pow(width, exponent) * Math.abs(v)) };
  });
}
