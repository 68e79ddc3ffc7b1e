import { estimated, type Quantity, type Series, type Step } from '../../contract/index.js';
import { correlationNorm, inputDirection, parameterCount } from '../../networks/index.js';
import type { Beginning } from './beginning.js';

/** Free indices and contracted directions of the correlations whose norms are given. */
const pairs: [free: number, contracted: number][] = [
  [0, 1],
  [0, 2],
  [0, 3],
  [0, 4],
  [1, 0],
  [1, 1],
  [1, 2],
  [1, 3],
  [2, 0],
  [2, 1],
  [2, 2],
  [3, 0],
];

/** Parameters up to which norms with two or three free indices are computed. */
const parameterLimit = 20000;

/** Norms of the correlations C^{D,d} in both normalisations. */
export const correlationNormQuantities: Quantity[] = [
  {
    name: 'correlationNorm',
    symbol: '‖C^{D,d}‖',
    meaning:
      'subordinate norm of the derivative of order D + d at the first input: d directions contracted (those of the inputs after it, in turn), D whitened indices free',
    formula: '\\|\\nabla^{D+d}f[v_1,\\dots,v_d,\\cdot,\\dots,\\cdot]\\|',
    dims: ['pair'],
    scale: 'log',
  },
  {
    name: 'taylorCorrelationNorm',
    symbol: '‖C_{D,d}‖',
    meaning: 'the same over D! d!: as coefficient of the Taylor series, the normalisation of the literature',
    formula: '\\|\\nabla^{D+d}f[v_1,\\dots,v_d,\\cdot,\\dots,\\cdot]\\|/(D!\\,d!)',
    dims: ['pair'],
    scale: 'log',
  },
];

/**
 * Norms of all correlations up to order four at the first input.
 * @equation C_{D,d} = η^{D/2+d}/(D! d!) ∇^{D+d}F[∇F, …, ∇F, ·, …, ·] = C^{D,d}/(D! d!) [linearization 3.0, 3.1]
 */
export function* correlationNormSeries(b: Beginning): Generator<Step, Record<string, Series>, void> {
  const { dimension, total, inputs } = b.setting;
  const size = parameterCount(b.network);
  const given = pairs.filter(([free]) => free < 2 || size <= parameterLimit);
  const x = inputs.slice(0, dimension);
  const along = Array.from({ length: 4 }, (_, k) => inputDirection(b.network, b.passes, (k + 1) % total));
  const norms = new Float64Array(given.length);
  for (const [k, [free, contracted]] of given.entries()) {
    norms[k] = correlationNorm(b.network, x, free, along.slice(0, contracted));
    yield { done: k + 1, total: given.length, note: `norm of C^{${free},${contracted}}` };
  }
  const accuracy = given.map(([free]) => (free === 2 ? (size <= 4000 ? 1e-7 : 1e-3) : free === 3 ? 1e-4 : 1e-13));
  const errors = norms.map((v, k) => v * accuracy[k]!);
  const factors = given.map(([free, contracted]) => 1 / (factorial(free) * factorial(contracted)));
  const scaled = (values: Float64Array) => values.map((v, k) => v * factors[k]!);
  return {
    pair: { dims: ['pair'], values: given.map(([free, contracted]) => `${free},${contracted}`), errorIs: 'exact' },
    correlationNorm: estimated(['pair'], norms, errors, 'estimate'),
    taylorCorrelationNorm: estimated(['pair'], scaled(norms), scaled(errors), 'estimate'),
  };
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
