import { expect, test } from 'vitest';
import { finish } from '../../../src/contract/index.js';
import { regime } from '../../../src/theories/linear-exact/regime.js';
import { given } from './networks.js';

const of = (raw: Record<string, unknown>) => finish(regime(given(raw), 1));

test('the reason gives the numbers that decide, the change what would move it', () => {
  const found = of({});
  expect(found.label).toBe('feature, alignment, rescaling');
  expect(found.reason).toMatch(/Θ∞\/Θ0 = 1\.\d+ since Φ = .* S0 = /);
  expect(found.change).toMatch(/Multiplying both initial scales by .* kernel phase/);
  expect(found.warnings).toEqual([]);
});

test.each<[string, Record<string, unknown>]>([
  ['diverges', { readoutLearningRate: 3, hiddenLearningRate: 3 }],
  [
    'No minimum is stable',
    { readoutLearningRate: 1.2, hiddenLearningRate: 1.2, readoutInitialScale: 0.01, hiddenInitialScale: 0.01 },
  ],
  [
    'ends in a flatter minimum',
    {
      readoutLearningRate: 0.8,
      hiddenLearningRate: 1.4,
      inputLabelMoment: 0.6,
      readoutWeights: [0.9, 0.4, -0.6],
      hiddenWeights: [-0.5, 0.8, 0.7],
    },
  ],
  ['Steps are coarse', { readoutLearningRate: 0.1, hiddenLearningRate: 0.1 }],
  ["lies on the saddle's stable manifold; output converges to 0", { readoutWeights: [1], hiddenWeights: [-1] }],
  [
    "within rounding of the saddle's stable manifold",
    { readoutWeights: [0.1, 0.3], hiddenWeights: [-0.1, -0.3 * (1 + 1e-15)] },
  ],
  ['both layers start at zero: exact saddle, no learning', { readoutWeights: [0], hiddenWeights: [0] }],
  ['weight decay is strong enough to kill the network', { readoutWeightDecay: 2, hiddenWeightDecay: 2 }],
  ['momentum', { momentum: 0.5 }],
])('warns: %s', (says, raw) => {
  expect(of(raw).warnings.join(' ')).toContain(says);
});

test('at infinite width: the limit, or why there is none', () => {
  const wide = { width: 'Infinity', readoutInitialScale: 1, hiddenInitialScale: 1 };
  expect(of({ ...wide, parametrisation: 'mup' }).label).toBe('feature, alignment, rescaling');
  expect(of({ ...wide, parametrisation: 'ntk' }).label).toBe('kernel');
  expect(of({ ...wide, parametrisation: 'small' }).label).toBe('no limit');
});
