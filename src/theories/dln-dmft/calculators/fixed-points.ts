import * as z from 'zod';
import {
  type Calculation,
  constant,
  type Dataset,
  type Job,
  parameter,
  type Quantity,
} from '../../../contract/index.js';
import { dataRules } from '../consistency.js';
import { donohoTannerRatio } from '../fixed-points/donoho-tanner.js';
import { limitOf } from '../fixed-points/limit.js';
import { shape } from '../parameters.js';
import { sparsity } from '../teacher.js';
import { problemOf } from './problem.js';

const parameters = z
  .object({
    ...shape,
    initialAsymmetry: parameter(z.number().min(-50).max(50).default(0), {
      symbol: 'c0',
      meaning: 'log(u(0)/v(0)) of an unequal start',
      range: [-2, 2],
      group: 'initialisation',
    }),
  })
  .check(dataRules);

type Row = [symbol: string, meaning: string, scale: 'linear' | 'log'];

const rows: Record<string, Row> = {
  testMse: ['test(∞)', 'limit of the test error', 'log'],
  trainMse: ['train(∞)', 'limit of the training error', 'log'],
  effectiveNoise: ['τ', 'noise of the effective field w* + τz', 'log'],
  threshold: ['θ', 'threshold of the proximal map', 'log'],
  smallestHessianEigenvalue: ['μ_min', 'smallest non-zero Hessian eigenvalue at the limit, the asymptotic rate', 'log'],
  weightSquaredNorm: ['E[w²]', 'squared norm of the weights per coordinate', 'linear'],
  weightTeacherOverlap: ['E[w w*]', 'overlap of weights and teacher', 'linear'],
  activeFraction: ['P(active)', 'share of weights that move with the data', 'linear'],
  recoverySampleRatio: ['δ_DT', 'sample ratio from which basis pursuit recovers the teacher without noise', 'linear'],
};

const quantities: Quantity[] = [
  ...Object.entries(rows).map(([name, [symbol, meaning, scale]]) => ({ name, symbol, meaning, scale, dims: [] })),
  { name: 'estimator', symbol: 'ŵ', meaning: 'what the flow converges to', dims: [], scale: 'linear' },
];

/** Where the flow ends, for every case of weight decay, sample ratio and initial scale (0 and Infinity included). */
export const fixedPoints: Calculation<typeof parameters> = {
  id: 'fixed-points',
  title: 'Limits at infinite time',
  role: 'calculator',
  citations: [],
  method:
    'The limit of the flow follows from scalar state evolution: closed Gaussian moments for soft thresholding, quadrature for the hyperbolic prox; its rate from the edge of the generalised Marchenko-Pastur law.',
  parameters,
  quantities,
  suits: () => ({ applies: true, reason: 'state evolution covers every case', seconds: 0.3, bytes: 1e6 }),
  *run(given, request): Job<Dataset> {
    const wanted = (name: string) => !request.quantities || request.quantities.includes(name);
    const limit = yield* limitOf(problemOf(given), wanted('smallestHessianEigenvalue'));
    const all: Record<string, number | string> = {
      ...limit,
      recoverySampleRatio: donohoTannerRatio(sparsity(given.teacher)),
    };
    const kept = Object.entries(all).filter(([name, value]) => wanted(name) && !Number.isNaN(value));
    return { sizes: {}, series: Object.fromEntries(kept.map(([name, value]) => [name, constant(value)])) };
  },
};
