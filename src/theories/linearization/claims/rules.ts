import { type Check, type Claim, type Effort, type Finding, immediate } from '../../../contract/index.js';
import { symmetricEigenvalues } from '../../../numerics/linalg/index.js';
import { pow } from '../../../numerics/math/index.js';
import { fillNormals, randomStream } from '../../../numerics/random/index.js';
import { estimateExponent, type WidthSample } from '../asymptotics/estimator.js';
import { atLeast, exponentBetween, exponentOf } from './judge.js';

/** L11: asymptotics of random tensors. */
export const rules: Claim = {
  id: 'L11',
  statement:
    'Stochastic bounds have exponents that an estimator finds with honest confidence, and obey the rules for sums and products.',
  origin: 'ours',
  evidence: 'closed form',
  check: (effort, seed) => immediate(() => findings(effort, seed)),
};

const widths = [32, 64, 128, 256];

function findings(effort: Effort, seed: number): Finding {
  const trials = effort === 'quick' ? 100 : 1000;
  let hits = 0;
  for (let i = 0; i < trials; i++) {
    const { exponent } = estimateExponent(powers(-0.75, 4 * seed + i)).fit;
    if (Math.abs(exponent.estimate + 0.75) <= 3 * exponent.standardError) hits++;
  }
  const matrices = [16, 32, 64, 128].map((n) => ({ width: n, values: spectralNorms(n, 8, seed) }));
  const aligned = powers(-0.5, seed);
  const product = aligned.map(({ width, values }) => ({ width, values: values.map((v) => v * v) }));
  const checks: Check[] = [
    atLeast('share of fits within three standard errors', hits / trials, 0.95),
    // Edge corrections of order n^(-2/3) make the slope a little steeper at these sizes.
    exponentBetween('spectral norm of a Gaussian matrix', exponentOf(matrices), 0.49, 0.56),
    exponentBetween('product of two aligned factors of exponent -1/2', exponentOf(product), -1.05, -0.95),
  ];
  return { checks, exhibits: [] };
}

function powers(exponent: number, seed: number): WidthSample[] {
  return widths.map((width, i) => {
    const z = fillNormals(new Float64Array(200), randomStream(seed, 'powers', i));
    return { width, values: z.map((v) => pow(width, exponent) * Math.abs(v)) };
  });
}

function spectralNorms(n: number, count: number, seed: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    const a = fillNormals(new Float64Array(n * n), randomStream(seed, 'matrices', n, i));
    const square = new Float64Array(n * n);
    for (let r = 0; r < n; r++)
      for (let s = 0; s <= r; s++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += a[r * n + k]! * a[s * n + k]!;
        square[r * n + s] = square[s * n + r] = sum;
      }
    return Math.sqrt(symmetricEigenvalues(square, n)[n - 1]!);
  });
}
