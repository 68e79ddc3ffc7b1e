import type { Plain, Preset } from '../../contract/index.js';

const widths: Plain[] = [32, 128, 512, 2048];

/** Named starting points. */
export const presets: Preset[] = [
  {
    id: 'first-look',
    title: 'A network of 256 units stays close to its linearisation',
    parameters: {},
    claim: 'L1',
  },
  {
    id: 'digits',
    title: 'Real data: how long does a network of two layers stay linear on handwritten digits?',
    parameters: { width: 256, hiddenLayers: 2, activation: 'erf' },
    data: 'digits',
    claim: 'L13',
  },
  {
    id: 'deviation-against-width',
    title: 'Deviation from the linear model falls with width',
    parameters: { activation: 'erf' },
    claim: 'L5',
    vary: { width: widths },
  },
  {
    id: 'kinks',
    title: 'Relu: kinks make the deviation fall more slowly',
    parameters: { activation: 'relu', weightScale: Math.SQRT2 },
    claim: 'L6',
    vary: { width: widths },
  },
  {
    id: 'laziness-sweep',
    title: 'External scale: from rich to lazy at fixed width',
    parameters: { width: 128, centredTargets: true },
    claim: 'L7',
    vary: { lazinessScale: [0.5, 1, 2, 4, 8] },
  },
  {
    id: 'not-curvature',
    title: 'Weak correlations, not small curvature: same kernel, same norms, other signs of the readout',
    parameters: { width: 400, centredTargets: true },
    claim: 'L17',
    vary: { readoutAlignment: [0, 0.125, 0.25, 0.5, 1] },
  },
  {
    id: 'mean-field',
    title: 'Mean-field parametrisation: wide, and yet not linear',
    parameters: { parametrisation: 'mup' },
    claim: 'L8',
    vary: { width: [64, 256, 1024] },
  },
  {
    id: 'infinite-width',
    title: 'Limit of infinite width: mean and spread of the trained output',
    parameters: { width: 'Infinity', hiddenLayers: 2 },
    claim: 'L10',
  },
  {
    id: 'sgd',
    title: 'Mini-batches: the same batches for network and linear model, with the bound',
    parameters: { dynamics: 'gradient-descent', batchSize: 2, steps: 60, learningRate: 0.03 },
    claim: 'L12',
    vary: { width: [64, 256, 1024] },
  },
  {
    id: 'two-layers',
    title: 'Two hidden layers of Gaussian error linear units',
    parameters: { activation: 'gelu', hiddenLayers: 2, width: 128 },
    claim: 'L2',
  },
  {
    id: 'logistic',
    title: 'Logistic loss: the linear model in function space',
    parameters: { loss: 'cross-entropy', finalTime: 10 },
  },
];
