import { resultHash } from '../../src/artifacts/hash.js';
import type { Result } from '../../src/artifacts/result.js';
import type { Spec } from '../../src/artifacts/spec.js';

/** A spec with something in most places. */
export const spec: Spec = {
  format: 1,
  theory: 'linear-exact',
  parameters: { width: 'Infinity', inputs: [1, -0.5], initialisation: { kind: 'gaussian', seed: 3 } },
  seed: 7,
  quality: 'publication',
  tolerance: 1e-10,
  replicas: 20,
  sizes: [100, 1000],
  data: {
    source: 'iris',
    sha256: 'ab',
    inputs: ['petal_length'],
    label: 'petal_width',
    preprocessing: ['The labels were used as they are.'],
  },
};

const unhashed: Omit<Result, 'hash'> = {
  format: 1,
  contractVersion: 1,
  version: '0.1.0',
  kind: 'run',
  title: 'Linear network, "exact"',
  spec,
  conventions: { lossNormalisation: 'half the mean', timeUnit: 'steps', stepsPerTime: 1, samplesPerTime: 'full batch' },
  parts: [
    {
      id: 'theory',
      role: 'theory',
      calculation: 'closed-form',
      label: 'theory',
      differs: {},
      dataset: {
        sizes: { t: 3, layer: 2, none: 0 },
        series: {
          t: { dims: ['t'], values: Float64Array.of(0, 0.1, 1e300), errorIs: 'exact' },
          layer: { dims: ['layer'], values: ['first, "u"', 'w\nθ'], errorIs: 'exact' },
          loss: {
            dims: ['t'],
            values: Float64Array.of(1, Number.NaN, Number.POSITIVE_INFINITY),
            error: Float64Array.of(0, 1e-17, Number.POSITIVE_INFINITY),
            errorIs: 'estimate',
          },
          norm: {
            dims: ['layer', 't'],
            values: Float64Array.of(-0, 5e-324, 0.1 + 0.2, Number.NEGATIVE_INFINITY, -1 / 3, 1e21),
            errorIs: { unavailable: 'no bound, known' },
          },
          phase: { dims: [], values: ['kernel'], errorIs: 'exact' },
          plateau: { dims: [], values: Float64Array.of(12.5), error: Float64Array.of(0.5), errorIs: 'standardError' },
          empty: { dims: ['none'], values: new Float64Array(0), errorIs: 'exact' },
        },
      },
    },
    {
      id: 'simulation, width=100.5',
      role: 'simulation',
      calculation: 'full-network',
      label: 'width = 100',
      differs: { width: 'Infinity' },
      dataset: {
        sizes: { replica: 2, t: 2 },
        series: {
          t: { dims: ['t'], values: Float64Array.of(3, 3), errorIs: 'exact' },
          loss: { dims: ['replica', 't'], values: Float64Array.of(1, 2, 3, 4), errorIs: 'exact' },
        },
      },
    },
  ],
  agreement: [
    {
      quantity: 'loss',
      theory: 'theory',
      simulation: 'simulation',
      verdict: 'pass',
      reason: 'bias 0.1 % of the range',
      bias: 1e-3,
      relativeBias: 1e-3,
      at: 2,
      standardError: Number.NaN,
      numericalError: 1e-10,
      finiteSize: Number.POSITIVE_INFINITY,
      replicas: 20,
      compares: 'start',
    },
  ],
  regime: { label: 'kernel', reason: 'the kernel hardly moves', warnings: [] },
  measures: { plateauLength: { value: Number.POSITIVE_INFINITY, error: 0 }, phase: { value: 'kernel' } },
  notes: ['{"not": "an object"}'],
  citations: [
    {
      key: 'tu2024',
      type: 'article',
      title: 'Mixed dynamics of 100% linear_networks',
      authors: ['Zhenfeng Tu', 'Ångström, Ö.'],
      year: 2024,
      venue: 'J. Test & Measure',
      arxiv: '2405.17580',
      doi: '10.1/ab_c',
    },
    { key: 'dormand1980', type: 'article', title: 'A family', authors: ['J. R. Dormand', 'P. J. Prince'], year: 1980 },
  ],
  methods: ['The closed form was evaluated'],
  run: { date: '2025-01-01T00:00:00.000Z', host: 'here', node: '20.0.0', seconds: { theory: 0.5 } },
};

/** A result with every kind of series and number a file must carry. */
export const result: Result = { ...unhashed, hash: resultHash(unhashed) };
