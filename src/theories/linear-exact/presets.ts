import type { Plain, Preset } from '../../contract/index.js';

const widths: Plain[] = [10, 100, 1000, 10000];
const unit = { outputScale: 1, readoutInitialScale: 1, hiddenInitialScale: 1 };

/** Named starting points: one per claim, and the limits and traps worth seeing. */
export const presets: Preset[] = [
  {
    id: 'first-look',
    title: 'A hundred units at the edge between kernel and feature learning',
    parameters: {},
    claim: 'C1',
  },
  {
    id: 'generic',
    title: 'Three units, unequal rates, noisy labels on a line in two dimensions',
    parameters: {
      outputScale: 0.8,
      readoutLearningRate: 0.05,
      hiddenLearningRate: 0.2,
      inputs: [1, -0.5, 2, 0.3],
      labels: [0.9, -0.2, 1.7, 0.8],
      direction: [0.6, 0.8],
      readoutWeights: [0.5, -0.3, 0.8],
      hiddenWeightMatrix: [
        [0.3, -0.2],
        [0.1, 0.5],
        [-0.4, 0.2],
      ],
    },
    claim: 'C2',
  },
  {
    id: 'learning-speed',
    title: 'Initial scale decides between the kernel and the feature part of the learning speed',
    parameters: { width: 100 },
    claim: 'C3',
    vary: { readoutInitialScale: [0.03, 0.1, 0.3, 1] },
  },
  {
    id: 'critical-line',
    title: 'Maximal-update parametrisation: the same curve at every width',
    parameters: { ...unit, parametrisation: 'mup' },
    claim: 'C4',
    vary: { width: widths },
  },
  {
    id: 'alignment',
    title: 'Small random start: the layers turn to each other',
    parameters: {
      width: 1000,
      readoutInitialScale: 0.003,
      hiddenInitialScale: 0.001,
      readoutLearningRate: 0.04,
      hiddenLearningRate: 0.01,
    },
    claim: 'C5',
  },
  {
    id: 'disalignment',
    title: 'Aligned start with an output far above the target: the layers turn apart',
    parameters: {
      readoutWeights: [2, -1, 0.5, 1.5],
      hiddenWeights: [1.6, -1.3, 0.9, 1.2],
      inputLabelMoment: 0.4,
      readoutLearningRate: 0.005,
      hiddenLearningRate: 0.005,
    },
    claim: 'C6',
  },
  {
    id: 'rescaling',
    title: 'One hidden unit: only the norms can change',
    parameters: {
      outputScale: -1.5,
      inputLabelMoment: -2,
      readoutWeights: [-0.02],
      hiddenWeights: [0.1],
      readoutLearningRate: 0.01,
      hiddenLearningRate: 0.03,
    },
    claim: 'C7',
  },
  {
    id: 'kernel',
    title: 'Tangent-kernel parametrisation: no mechanism is at work at large width',
    parameters: { ...unit, parametrisation: 'ntk' },
    claim: 'C8',
    vary: { width: widths },
  },
  {
    id: 'kaiming',
    title: 'Kaiming start with rates that fall with width',
    parameters: { ...unit, parametrisation: 'standard' },
    claim: 'C8',
    vary: { width: widths },
  },
  {
    id: 'adviser',
    title: 'A large start: slow and lazy, until the adviser shrinks it',
    parameters: {
      readoutInitialScale: 0.4,
      hiddenInitialScale: 0.4,
      readoutLearningRate: 0.002,
      hiddenLearningRate: 0.002,
    },
    claim: 'C10',
  },
  {
    id: 'one-layer-rotates',
    title: 'Very unequal layers: the angle closes although the kernel stands still',
    parameters: {
      readoutInitialScale: 0.001,
      hiddenInitialScale: 1,
      readoutLearningRate: 0.001,
      hiddenLearningRate: 0.001,
    },
    claim: 'C8',
  },
  {
    id: 'saddle',
    title: 'On the stable manifold of the saddle: nothing is ever learned',
    parameters: { readoutWeights: [1, -0.5], hiddenWeights: [-1, 0.5] },
  },
  {
    id: 'power-law',
    title: 'Zero labels and aligned layers: algebraic decay',
    parameters: { readoutWeights: [1, -0.5], hiddenWeights: [1, -0.5], inputLabelMoment: 0 },
  },
  {
    id: 'catapult',
    title: "Steps beyond the edge of stability of the flow's minimum",
    parameters: {
      readoutLearningRate: 0.8,
      hiddenLearningRate: 1.4,
      inputLabelMoment: 0.6,
      readoutWeights: [0.9, 0.4, -0.6],
      hiddenWeights: [-0.5, 0.8, 0.7],
    },
  },
  {
    id: 'infinite-width',
    title: 'Limit of infinite width on the critical line',
    parameters: { ...unit, parametrisation: 'mup', width: 'Infinity' },
    claim: 'C4',
  },
];
