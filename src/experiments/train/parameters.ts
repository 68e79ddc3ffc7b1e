import * as z from 'zod';
import { parameter, refuse } from '../../contract/index.js';
import { activationNames, lossNames, parametrisationNames } from '../../networks/index.js';

const exponents = z.object({ multiplier: z.number().min(-5).max(5), scale: z.number().min(-5).max(5) });

const network = {
  hiddenWidths: parameter(z.array(z.int().min(1).max(65536)).min(1).max(12).default([128]), {
    symbol: 'n_l',
    meaning: 'units of every hidden layer, first to last',
    group: 'network',
  }),
  activation: parameter(z.enum(activationNames).default('relu'), {
    symbol: 'φ',
    meaning: 'activation of the hidden units',
    group: 'network',
  }),
  weightScale: parameter(z.number().positive().max(1e6).default(1), {
    symbol: 'σ_w',
    meaning: 'initial scale of the weights, on top of the parametrisation (Kaiming: 1.4142 with standard)',
    scale: 'log',
    range: [0.1, 3],
    group: 'initialisation',
  }),
  biasScale: parameter(z.number().min(0).max(1e6).default(0), {
    symbol: 'σ_b',
    meaning: 'initial scale of the biases; 0: no biases',
    range: [0, 1],
    group: 'initialisation',
  }),
  parametrisation: parameter(z.enum(parametrisationNames).default('standard'), {
    symbol: 'abc',
    meaning:
      'how initial scales and learning rates depend on width: ntk, standard, mup, power (richness), abc (abcExponents)',
    group: 'scaling',
  }),
  richness: parameter(z.number().min(0).max(0.5).default(0), {
    symbol: 's',
    meaning: "width exponent of the laziness scale, for parametrisation 'power'",
    group: 'scaling',
  }),
  lazinessScale: parameter(z.number().positive().max(1e6).default(1), {
    symbol: 'α',
    meaning: 'external scale on top of the parametrisation: large is lazy, small is rich',
    scale: 'log',
    range: [0.1, 10],
    group: 'scaling',
  }),
  abcExponents: parameter(
    z
      .object({ input: exponents, hidden: exponents, readout: exponents, learningRate: z.number().min(-5).max(5) })
      .optional(),
    { symbol: 'a, b, c', meaning: "for parametrisation 'abc': exponents of the width", group: 'scaling' },
  ),
};

const data = {
  task: parameter(z.enum(['auto', 'classes', 'numbers']).default('auto'), {
    symbol: 'task',
    meaning: 'labels as classes or as numbers; auto: classes when they are at most 20 different integers',
    group: 'data',
  }),
  classes: parameter(z.array(z.number()).default([]), {
    symbol: 'c',
    meaning: 'keep only rows with these labels; empty: all rows',
    group: 'data',
  }),
  rows: parameter(z.int().min(0).default(0), {
    symbol: 'N',
    meaning: 'rows used, drawn at random; 0: all',
    scale: 'log',
    range: [50, 500],
    group: 'data',
  }),
  testShare: parameter(z.number().min(0).max(0.9).default(0.2), {
    symbol: 'p_test',
    meaning: 'share of the rows kept for the test, drawn at random',
    range: [0, 0.5],
    group: 'data',
  }),
  inputScaling: parameter(z.enum(['none', 'standardise', 'secondMoment', 'max']).default('standardise'), {
    symbol: 'scaling',
    meaning:
      'division of the inputs, fitted on training rows: none, by column (standardise), to E|x|² = 1, by the largest |x|',
    group: 'data',
  }),
  centreInputs: parameter(z.boolean().default(true), {
    symbol: 'centre',
    meaning: 'subtract the means of the training inputs, column by column',
    group: 'data',
  }),
};

const training = {
  loss: parameter(z.enum(lossNames).default('squared'), {
    symbol: 'ℓ',
    meaning: 'loss, mean over rows: squared ½|f−y|², or cross-entropy',
    group: 'training',
  }),
  optimiser: parameter(z.enum(['sgd', 'momentum']).default('sgd'), {
    symbol: 'opt',
    meaning: 'gradient descent, or with heavy-ball momentum',
    group: 'training',
  }),
  momentum: parameter(z.number().min(0).lt(1).default(0.9), {
    symbol: 'μ',
    meaning: "momentum, for optimiser 'momentum'",
    range: [0, 0.95],
    group: 'training',
  }),
  learningRate: parameter(z.number().min(0).max(1e9).default(0), {
    symbol: 'η',
    meaning: 'step on the mean loss of a batch; 0: a quarter of the stability limit of the tangent kernel at the start',
    scale: 'log',
    group: 'training',
  }),
  layerLearningRates: parameter(z.array(z.number().positive().max(1e9)).default([]), {
    symbol: 'η_l',
    meaning: 'factors on the learning rate, one per layer, first to last; empty: 1',
    group: 'training',
  }),
  batchSize: parameter(z.int().min(0).default(0), {
    symbol: 'B',
    meaning: 'rows per step, every row once per epoch in random order; 0: all',
    scale: 'log',
    range: [10, 200],
    group: 'training',
  }),
  steps: parameter(z.int().min(1).max(10_000_000).default(300), {
    symbol: 'K',
    meaning: 'number of steps',
    scale: 'log',
    range: [20, 1000],
    group: 'training',
  }),
  probeSize: parameter(z.int().min(2).max(4000).default(200), {
    symbol: 'n_probe',
    meaning: 'training rows on which kernels and indicators are computed',
    scale: 'log',
    range: [50, 400],
    group: 'training',
  }),
};

/** Parameters of a training run: any dense network on any table. */
export const parameters = z.object({ ...network, ...data, ...training }).check((context) => {
  const { hiddenWidths, layerLearningRates, parametrisation, abcExponents } = context.value;
  const layers = hiddenWidths.length + 1;
  if (layerLearningRates.length > 0 && layerLearningRates.length !== layers)
    refuse(context, {
      path: ['layerLearningRates'],
      expected: `${layers} rates, one per layer`,
      received: layerLearningRates,
      next: 'Give one factor per layer, the readout last, or none',
    });
  if (parametrisation === 'abc' && !abcExponents)
    refuse(context, {
      path: ['abcExponents'],
      expected: "exponents for parametrisation 'abc'",
      received: undefined,
      next: 'Give { input: { multiplier, scale }, hidden: ..., readout: ..., learningRate }',
    });
});

/** Validated parameters with every default filled in. */
export type Parameters = z.output<typeof parameters>;
