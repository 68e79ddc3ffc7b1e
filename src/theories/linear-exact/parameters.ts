import * as z from 'zod';
import { orInfinity, parameter } from '../../contract/index.js';
import { consistency } from './consistency.js';
import { parametrisationNames } from './parametrisation.js';

const scale = z.number().min(0).max(1e100);
const rate = z.number().positive().max(1e100);
const rateRule =
  'layer rates must be positive; to freeze a layer give it 1e-9 of the other rate (linear regression, rate m2γ²η|·|²)';

/** How the layers start; `gaussian` draws both, the others fix what their name says. */
const initialisation = z.discriminatedUnion('kind', [
  /** Independent normal weights. */
  z.object({ kind: z.literal('gaussian') }),
  /** u_i = σ_u √2 cos(2π frac((i+1)φ_u)), w_i likewise: the same on every machine without a random generator. */
  z.object({
    kind: z.literal('quasirandom'),
    readoutPhase: z.number().default(0.6180339887498949),
    hiddenPhase: z.number().default(0.41421356237309515),
  }),
  /** Both layers along one normal vector, parallel (`sign` 1) or antiparallel (`sign` -1). */
  z.object({ kind: z.literal('aligned'), sign: z.literal([1, -1]).default(1) }),
  /** Normal directions, hidden layer rescaled so that |u|²/η_u = |w|²/η_w. */
  z.object({ kind: z.literal('balanced') }),
  /** Normal layers, hidden layer turned orthogonal to the readout (zero initial output). */
  z.object({ kind: z.literal('orthogonal') }),
]);

/** Parameters of a run: one-hidden-layer linear network f(x) = γ Σ u_i (W_i·x) on data along a line. */
export const parameters = z
  .object({
    width: parameter(orInfinity(z.int().min(1)).default(100), {
      symbol: 'd',
      meaning: 'number of hidden units; implied by the length of explicit weights; Infinity where a limit exists',
      scale: 'log',
      range: [1, 1e6],
      group: 'network',
      illegal: 'width must be a positive integer',
    }),
    parametrisation: parameter(z.enum(parametrisationNames).default('raw'), {
      symbol: 'abc',
      meaning:
        'how output scale, initial scales and rates depend on width: each is its parameter times width^exponent; raw: not at all; kaiming and lecun are other names of standard',
      group: 'scaling',
    }),
    outputScale: parameter(z.number().min(-1e100).max(1e100).default(1), {
      symbol: 'γ',
      meaning: 'output multiplier of either sign, not 0',
      scale: 'log',
      range: [0.01, 100],
      group: 'network',
    }),
    readoutLearningRate: parameter(rate.default(0.02), {
      symbol: 'η_u',
      meaning: 'learning rate of the readout; one gradient step is one unit of time',
      scale: 'log',
      range: [1e-4, 1],
      group: 'training',
      illegal: rateRule,
    }),
    hiddenLearningRate: parameter(rate.default(0.02), {
      symbol: 'η_w',
      meaning: 'learning rate of the hidden layer; one gradient step is one unit of time',
      scale: 'log',
      range: [1e-4, 1],
      group: 'training',
      illegal: rateRule,
    }),
    readoutInitialScale: parameter(scale.default(0.1), {
      symbol: 'σ_u',
      meaning: 'standard deviation of the initial readout weights',
      scale: 'log',
      range: [1e-3, 10],
      group: 'initialisation',
    }),
    hiddenInitialScale: parameter(scale.default(0.1), {
      symbol: 'σ_w',
      meaning: 'standard deviation of the initial hidden weights along the data line',
      scale: 'log',
      range: [1e-3, 10],
      group: 'initialisation',
    }),
    initialisation: parameter(initialisation.default({ kind: 'gaussian' }), {
      symbol: 'init',
      meaning: 'how the layers start: gaussian, quasirandom, aligned, balanced or orthogonal',
      group: 'initialisation',
    }),
    readoutWeights: parameter(z.array(z.number()).default([]), {
      symbol: 'u0',
      meaning: 'explicit readout weights at the start; empty: drawn by the initialisation',
      group: 'initialisation',
    }),
    hiddenWeights: parameter(z.array(z.number()).default([]), {
      symbol: 'w0',
      meaning: 'explicit first layer at the start, projected on the data line; empty: drawn',
      group: 'initialisation',
    }),
    hiddenWeightMatrix: parameter(z.array(z.array(z.number())).default([]), {
      symbol: 'W0',
      meaning: 'explicit first layer at the start, one row per hidden unit, instead of hiddenWeights',
      group: 'initialisation',
    }),
    direction: parameter(z.array(z.number()).default([]), {
      symbol: 'n',
      meaning: 'unit vector of the data line; empty: all components equal',
      group: 'data',
    }),
    inputs: parameter(z.array(z.number()).default([]), {
      symbol: 'a',
      meaning: 'training inputs as positions along the data line; empty: data given by their moments',
      group: 'data',
    }),
    labels: parameter(z.array(z.number()).default([]), {
      symbol: 'y',
      meaning: 'labels, one per input',
      group: 'data',
    }),
    inputMoment: parameter(z.number().positive().max(1e100).default(1), {
      symbol: 'm2',
      meaning: 'mean square of the positions, used when no inputs are given',
      scale: 'log',
      range: [0.1, 10],
      group: 'data',
      illegal: 'all inputs are zero: slope undefined',
    }),
    inputLabelMoment: parameter(z.number().min(-1e100).max(1e100).default(1), {
      symbol: 'm1',
      meaning: 'mean of position times label, used when no inputs are given',
      scale: 'log',
      range: [0.1, 10],
      group: 'data',
    }),
    inputDimension: parameter(z.int().min(1).max(1e6).default(1), {
      symbol: 'd0',
      meaning: 'input dimension of the full network simulation; implied by direction and hiddenWeightMatrix',
      scale: 'log',
      range: [1, 100],
      group: 'data',
    }),
    readoutWeightDecay: parameter(scale.default(0), {
      symbol: 'λ_u',
      meaning: 'ℓ2 decay of the readout: adds ½λ_u|u|² to the loss',
      range: [0, 1],
      group: 'training',
    }),
    hiddenWeightDecay: parameter(scale.default(0), {
      symbol: 'λ_w',
      meaning: 'ℓ2 decay of the hidden layer: adds ½λ_w|W|² to the loss',
      range: [0, 1],
      group: 'training',
    }),
    momentum: parameter(z.number().min(0).lt(1).default(0), {
      symbol: 'μ',
      meaning: 'heavy-ball momentum of gradient descent; gradient flow has none',
      range: [0, 0.95],
      group: 'training',
    }),
    regimeThreshold: parameter(z.number().positive().max(1).default(0.1), {
      symbol: 'τ',
      meaning: 'change of Θ∞/Θ0, of |cos ζ| and of ln |u||w| from which on the regime label counts it',
      range: [0.01, 0.5],
      group: 'scaling',
    }),
  })
  .check(consistency);

/** Validated parameters with every default filled in. */
export type Parameters = z.output<typeof parameters>;
