import type { Plain, Preset } from '../../contract/index.js';

const sparse = (share: number): Plain => [
  { weight: 1 - share, kind: 'atom', value: 0 },
  { weight: share, kind: 'gaussian', standardDeviation: 1 },
];
const stairs: Plain = [
  { weight: 0.7, kind: 'atom', value: 0 },
  { weight: 0.1, kind: 'atom', value: 0.5 },
  { weight: 0.1, kind: 'atom', value: 1 },
  { weight: 0.1, kind: 'atom', value: 2 },
];
const grokking = { sampleRatio: 0.6, labelNoiseVariance: 0.01, initialScale: 2, weightDecay: 0.01, finalTime: 600 };

/** Named starting points: one per claim. */
export const presets: Preset[] = [
  {
    id: 'small-start',
    title: 'Too few noisy samples, small start: theory beside finite networks',
    parameters: {
      sampleRatio: 0.5,
      labelNoiseVariance: 0.09,
      initialScale: 0.05,
      teacher: sparse(0.2),
      finalTime: 300,
    },
    claim: 'C1',
  },
  {
    id: 'lazy-then-rich',
    title: 'Large start with weight decay: a lazy phase, then a rich one',
    parameters: { ...grokking, weightDecay: 0.02, finalTime: 400 },
    claim: 'C2',
    vary: { initialScale: [1, 2, 4] },
  },
  {
    id: 'search-and-descent',
    title: 'Tiny start: the network searches for a time log(1/α), then descends',
    parameters: { sampleRatio: 0.6, labelNoiseVariance: 0.01, initialScale: 1e-4, finalTime: 100 },
    claim: 'C3',
    vary: { initialScale: [0.1, 1e-2, 1e-4, 1e-8] },
  },
  {
    id: 'staircase',
    title: 'Weights are learnt one magnitude after another',
    parameters: { sampleRatio: 5, labelNoiseVariance: 0.01, initialScale: 1e-4, teacher: stairs, finalTime: 60 },
    claim: 'C4',
  },
  { id: 'grokking', title: 'Test error falls long after the training error', parameters: grokking, claim: 'C5' },
  {
    id: 'interpolation',
    title: 'From the smallest ℓ2 norm to the smallest ℓ1 norm as the start shrinks',
    parameters: { sampleRatio: 0.5, labelNoiseVariance: 0, initialScale: 0.1, finalTime: 300 },
    claim: 'C6',
    vary: { initialScale: [1, 0.3, 0.1, 0.01] },
  },
  {
    id: 'recovery',
    title: 'Noiseless labels above the Donoho-Tanner line: the teacher is found',
    parameters: { sampleRatio: 0.6, labelNoiseVariance: 0, initialScale: 1e-3, finalTime: 300 },
    claim: 'C7',
  },
  {
    id: 'rate',
    title: 'Exponential convergence at a rate set by the start',
    parameters: { sampleRatio: 0.5, labelNoiseVariance: 0.09, initialScale: 0.3, teacher: sparse(0.2), finalTime: 150 },
    claim: 'C8',
    vary: { initialScale: [1, 0.3] },
  },
  {
    id: 'trade-off',
    title: 'Smaller starts generalise better but converge more slowly',
    parameters: { sampleRatio: 0.5, labelNoiseVariance: 0.09, initialScale: 0.4, finalTime: 300 },
    claim: 'C9',
    vary: { initialScale: [1, 0.4, 0.1] },
  },
  {
    id: 'lasso',
    title: 'Weight decay ends at the LASSO, whatever the start',
    parameters: {
      sampleRatio: 1.2,
      labelNoiseVariance: 0.04,
      initialScale: 0.3,
      weightDecay: 0.05,
      teacher: [{ weight: 1, kind: 'gaussian', standardDeviation: 1 }],
      finalTime: 400,
    },
    claim: 'C10',
  },
  {
    id: 'oversampled',
    title: 'More samples than dimensions: overfits on its way to least squares',
    parameters: { sampleRatio: 2, labelNoiseVariance: 0.25, initialScale: 0.01, teacher: sparse(0.2), finalTime: 1000 },
  },
  {
    id: 'lazy',
    title: 'Large start: linear regression, ends at the smallest norm',
    parameters: {
      sampleRatio: 0.5,
      initialScale: 3,
      teacher: [{ weight: 1, kind: 'gaussian', standardDeviation: 1 }],
      finalTime: 5,
    },
  },
  {
    id: 'lasso-path',
    title: 'The running mean of the weights follows the LASSO path',
    parameters: { sampleRatio: 0.5, labelNoiseVariance: 0.01, initialScale: 1e-3, finalTime: 120 },
    claim: 'C13',
  },
];
