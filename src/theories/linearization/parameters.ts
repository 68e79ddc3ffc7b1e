import * as z from 'zod';
import { orInfinity, parameter } from '../../contract/index.js';
import { activationNames, lossNames, parametrisationNames } from '../../networks/index.js';
import { consistency } from './consistency.js';

const scale = z.number().positive().max(1e10);
const matrix = z.array(z.array(z.number()).min(1));
const exponents = z.object({ multiplier: z.number().min(-5).max(5), scale: z.number().min(-5).max(5) });

const network = {
  width: parameter(orInfinity(z.int().min(1).max(1048576)).default(256), {
    symbol: 'n',
    meaning: 'units of every hidden layer; implied by hiddenWidths; Infinity: limit of infinite width',
    scale: 'log',
    range: [8, 300],
    group: 'network',
    illegal: 'width must be an integer from 1 to 2^20, or Infinity for the limit',
  }),
  hiddenLayers: parameter(z.int().min(0).max(12).default(1), {
    symbol: 'L',
    shorthand: 'depth',
    meaning: 'number of hidden layers; 0: linear regression; implied by hiddenWidths',
    range: [0, 3],
    group: 'network',
  }),
  hiddenWidths: parameter(z.array(z.int().min(1).max(1048576)).max(12).default([]), {
    symbol: 'n_l',
    meaning: 'units of every hidden layer, first to last; empty: width and hiddenLayers',
    group: 'network',
  }),
  activation: parameter(z.enum(activationNames).default('erf'), {
    symbol: 'φ',
    meaning: 'activation of the hidden units; erf is erf(z)',
    group: 'network',
  }),
  parametrisation: parameter(z.enum(parametrisationNames).default('ntk'), {
    symbol: 'abc',
    meaning:
      'how initial scales and learning rates depend on width: ntk, standard, mup (mean-field), power (ntk with richness), abc (abcExponents)',
    group: 'scaling',
  }),
  richness: parameter(z.number().min(0).max(0.5).default(0), {
    symbol: 's',
    meaning: "width exponent of the laziness scale, for parametrisation 'power'; 0 is ntk, 1/2 mean-field",
    range: [0, 0.5],
    group: 'scaling',
    illegal: 'richness s must be in [0, 1/2]; 1/2 is mean-field',
  }),
  abcExponents: parameter(
    z
      .object({ input: exponents, hidden: exponents, readout: exponents, learningRate: z.number().min(-5).max(5) })
      .default({
        input: { multiplier: 0, scale: 0 },
        hidden: { multiplier: 0.5, scale: 0 },
        readout: { multiplier: 0.5, scale: 0 },
        learningRate: 0,
      }),
    {
      symbol: 'a, b, c',
      meaning:
        "for parametrisation 'abc': multiplier n^−multiplier and initial scale n^−scale of each kind of layer, learning rate n^−learningRate",
      group: 'scaling',
    },
  ),
  lazinessScale: parameter(scale.default(1), {
    symbol: 'α',
    meaning: 'external scale on top of the parametrisation: large is lazy, small is rich',
    scale: 'log',
    range: [0.2, 10],
    group: 'scaling',
    illegal: 'lazinessScale must be positive',
  }),
};

const start = {
  weightScale: parameter(scale.default(1.3), {
    symbol: 'σ_w',
    meaning: 'initial scale of the weights',
    scale: 'log',
    range: [0.5, 2],
    group: 'initialisation',
    illegal: 'weightScale must be positive',
  }),
  biasScale: parameter(z.number().min(0).max(1e10).default(0), {
    symbol: 'σ_b',
    meaning: 'initial scale of the biases; 0: no biases',
    range: [0, 1],
    group: 'initialisation',
  }),
  initialisation: parameter(
    z
      .object({ kind: z.literal('gaussian'), seed: z.int().min(0).max(4294967295).optional() })
      .default({ kind: 'gaussian' }),
    {
      symbol: 'init',
      meaning: 'normal weights; with a seed from the portable generator of the reference cases, else from the run seed',
      group: 'initialisation',
    },
  ),
  readoutAlignment: parameter(z.number().min(-1).max(1).default(0), {
    symbol: 'c',
    meaning:
      'share of the readout weights that take the sign of their unit at the first input, sizes kept: tunes the correlation of gradient and curvature at fixed norms; 0: signs as drawn',
    range: [0, 1],
    group: 'initialisation',
    illegal: 'readoutAlignment must be between -1 and 1',
  }),
};

/** Four points in three dimensions: small enough for every calculation. */
const defaultInputs = [
  [1, 0.2, -0.5],
  [-0.8, 0.9, 0.3],
  [0.4, -1.1, 0.7],
  [-0.6, -0.5, -1.2],
];

const data = {
  inputs: parameter(matrix.min(1).default(defaultInputs), {
    symbol: 'X',
    meaning: 'training inputs, one per row',
    group: 'data',
  }),
  testInputs: parameter(matrix.default([]), {
    symbol: 'X_*',
    meaning: 'further inputs, not trained on; they follow the training inputs on every input axis',
    group: 'data',
  }),
  labels: parameter(z.array(z.number()).default([]), {
    symbol: 'y',
    meaning: 'labels, one per training input; empty: 1 and −1 in turn',
    group: 'data',
  }),
  centredTargets: parameter(z.boolean().default(false), {
    symbol: 'y + f_0',
    meaning: 'add the initial output to the labels, so that the residual at the start is −y for every network',
    group: 'data',
  }),
};

const training = {
  loss: parameter(z.enum(lossNames).default('squared'), {
    symbol: 'ℓ',
    meaning: 'loss, summed over the training inputs: squared ½Σ(f−y)², or cross-entropy of labels ±1',
    group: 'training',
  }),
  dynamics: parameter(z.enum(['gradient-flow', 'gradient-descent']).default('gradient-flow'), {
    symbol: 'dyn',
    meaning: 'gradient flow, or gradient descent on all inputs, on given batches, or on random batches',
    group: 'training',
  }),
  learningRate: parameter(z.number().positive().max(1e6).default(0.02), {
    symbol: 'η',
    meaning: 'step of gradient descent; one step is η units of time',
    scale: 'log',
    range: [0.003, 0.05],
    group: 'training',
  }),
  momentum: parameter(z.number().min(0).lt(1).default(0), {
    symbol: 'μ',
    meaning: 'heavy-ball momentum of gradient descent',
    range: [0, 0.9],
    group: 'training',
  }),
  steps: parameter(z.int().min(1).max(1000000).default(100), {
    symbol: 'K',
    meaning: 'number of steps of gradient descent; implied by batches',
    scale: 'log',
    range: [20, 200],
    group: 'training',
  }),
  batchSize: parameter(z.int().min(0).default(0), {
    symbol: 'B',
    meaning: 'inputs drawn per step of gradient descent, with repetition; 0: all inputs',
    range: [0, 4],
    group: 'training',
  }),
  batches: parameter(z.array(z.array(z.int().min(0)).min(1)).default([]), {
    symbol: 'B_k',
    meaning: 'explicit batches, one list of input indices (from 0) per step; empty: batchSize decides',
    group: 'training',
  }),
  finalTime: parameter(z.number().min(0).max(1e12).default(0), {
    symbol: 'T',
    meaning: 'end of gradient flow; 0: twelve learning times',
    group: 'training',
  }),
  nonlinearityThreshold: parameter(z.number().positive().max(1).default(0.05), {
    symbol: 'x',
    meaning: 'relative deviation from the linear model that counts as non-linear',
    range: [0.01, 0.3],
    group: 'scaling',
  }),
};

/** Parameters of a run: a dense network with one output, its data and its training. */
export const parameters = z.object({ ...network, ...start, ...data, ...training }).check(consistency);

/** Validated parameters with every default filled in. */
export type Parameters = z.output<typeof parameters>;
