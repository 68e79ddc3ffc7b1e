import * as z from 'zod';
import { orInfinity, parameter } from '../../contract/index.js';
import { consistency } from './consistency.js';
import { teacherSchema } from './teacher.js';

/** How the weights u, v make the function; initial scale, weight decay and times are those of the chosen form. */
const parametrisation = z.discriminatedUnion('kind', [
  /** w = (u² − v²)/2: the form all formulas are written in. */
  z.object({ kind: z.literal('half-difference') }),
  /** w = κ (u² − v²). */
  z.object({ kind: z.literal('difference'), scale: z.number().positive().max(1e12).default(1) }),
  /** w = u v with u(0) = √2 α, v(0) = 0. */
  z.object({ kind: z.literal('product') }),
  /** Features N(0, s²), weights κ (u² − v²), half mean squared error; times are gradient steps of size `learningRate`. */
  z.object({
    kind: z.literal('practitioner'),
    scale: z.number().positive().max(1e12).default(1),
    featureScale: z.number().positive().max(1e12).default(1),
    learningRate: z.number().positive().max(1e12).default(0.1),
    dimension: z.int().min(1).default(1000),
  }),
]);

const start = z.object({
  weight: z.number().min(0).max(1),
  /** Geometric mean of u(0) and v(0). */
  scale: z.number().positive().max(1e3),
  /** log(u(0)/v(0)). */
  asymmetry: z.number().min(-50).max(50).default(0),
});

const share = z.object({ weight: z.number().positive().max(1), variance: z.number().positive().max(1e6) });

/** Properties shared by runs and calculators. */
export const shape = {
  sampleRatio: parameter(z.number().positive().max(1e6).default(0.5), {
    symbol: 'δ',
    meaning: 'samples over dimension, n/d',
    scale: 'log',
    range: [0.2, 5],
    group: 'data',
    illegal: 'delta must be finite and > 0',
  }),
  labelNoiseVariance: parameter(z.number().min(0).max(1e12).default(0.01), {
    symbol: 'σ²',
    meaning: 'variance of the label noise (the square of σ)',
    range: [0, 0.5],
    group: 'data',
  }),
  teacher: parameter(
    teacherSchema.default([
      { weight: 0.9, kind: 'atom', value: 0 },
      { weight: 0.1, kind: 'gaussian', standardDeviation: 1 },
    ]),
    {
      symbol: 'π',
      meaning: "law of the teacher's weights: a mixture of atoms and Gaussians of mean 0",
      group: 'data',
    },
  ),
  initialScale: parameter(orInfinity(z.number().min(0).max(1e3)).default(0.1), {
    symbol: 'α',
    meaning: 'initial u = v; 0 and Infinity only for fixed points',
    scale: 'log',
    range: [1e-3, 3],
    group: 'initialisation',
    illegal: 'alpha must be finite with 1e-150 < alpha < 1e3',
  }),
  weightDecay: parameter(z.number().min(0).max(1e6).default(0), {
    symbol: 'λ',
    meaning: 'ℓ2 decay of u and v: adds (λ/2)(|u|² + |v|²) to the loss',
    scale: 'linear',
    range: [0, 0.1],
    group: 'training',
  }),
} as const;

/** Parameters of a run: gradient flow of a diagonal linear network on random features. */
export const parameters = z
  .object({
    ...shape,
    initialAsymmetry: parameter(z.number().min(-50).max(50).default(0), {
      symbol: 'c0',
      meaning: 'log(u(0)/v(0)) of an unequal start; initialScale is then the geometric mean of u(0) and v(0)',
      range: [-2, 2],
      group: 'initialisation',
    }),
    initialMixture: parameter(z.array(start).max(8).default([]), {
      symbol: 'α_i',
      meaning: 'starts that differ between coordinates: shares with scale and asymmetry; empty: one start for all',
      group: 'initialisation',
    }),
    parametrisation: parameter(parametrisation.default({ kind: 'half-difference' }), {
      symbol: 'w(u,v)',
      meaning:
        'form of the network in whose units initialScale, weightDecay and times are given; all are converted exactly',
      group: 'scaling',
    }),
    finalTime: parameter(z.number().positive().max(1e9).default(300), {
      symbol: 't_max',
      meaning: 'end of the time grid',
      scale: 'log',
      range: [1, 300],
      group: 'training',
    }),
    supportThreshold: parameter(z.number().positive().max(1e6).default(0.1), {
      symbol: 'ε',
      meaning: 'a weight counts as non-zero above it',
      scale: 'log',
      range: [0.01, 0.5],
      group: 'data',
    }),
    featureVariances: parameter(z.array(share).max(4096).default([]), {
      symbol: 's',
      meaning: 'variances of independent random features in units of 1/d, with their shares; empty: all 1',
      group: 'data',
    }),
    features: parameter(z.array(z.array(z.number()).min(1)).default([]), {
      symbol: 'X',
      meaning: 'measured features, one row per sample, to train on random subsets of; empty: random Gaussian features',
      group: 'data',
    }),
    labels: parameter(z.array(z.number()).default([]), {
      symbol: 'y',
      meaning:
        'measured labels; their least squares on all rows is then the teacher and what it leaves the noise; empty: labels of random teachers',
      group: 'data',
    }),
    treatment: parameter(z.enum(['whitened', 'standardised']).default('whitened'), {
      symbol: 'X → X̃',
      meaning:
        'measured features are turned to their principal axes and then divided by their spread (whitened), or their columns are divided before and the axes keep their variances (standardised)',
      group: 'data',
    }),
    inputDimension: parameter(z.int().min(50).max(1e6).default(1000), {
      symbol: 'd',
      meaning:
        'dimension of the simulated networks, that of measured features where there are any; the theory is their limit d → ∞',
      scale: 'log',
      range: [100, 400],
      group: 'network',
    }),
  })
  .check(consistency);

/** Validated parameters with every default filled in. */
export type Parameters = z.output<typeof parameters>;
