import {
  type Calculation,
  type Citation,
  type Dataset,
  defineTheory,
  type Measure,
  numbers,
  type Theory,
  type View,
} from '../../contract/index.js';
import type { TrainingData } from './data.js';
import { trainingBytes } from './network.js';
import { parameters } from './parameters.js';
import { quantities } from './quantities.js';
import { train } from './train.js';

/** Where the indicators of feature learning come from. */
const source: Citation = {
  key: 'xu2025three',
  type: 'inproceedings',
  title: 'Three Mechanisms of Feature Learning in a Linear Network',
  authors: ['Yizhou Xu', 'Liu Ziyin'],
  year: 2025,
  venue: 'International Conference on Learning Representations',
  arxiv: '2401.07085',
};

const line = (id: string, title: string, y: string[], yScale?: 'log'): View => ({
  id,
  title,
  mark: 'line',
  x: 't',
  y,
  ...(yScale ? { yScale } : {}),
});

const views: View[] = [
  line('loss', 'Loss', ['trainLoss', 'testLoss'], 'log'),
  line('accuracy', 'Accuracy', ['trainAccuracy', 'testAccuracy']),
  line('kernel', 'Tangent kernel along the target, and its forecast', ['kernelRatio'], 'log'),
  line('shape', 'Shape of the tangent kernel', ['kernelCosine']),
  line('alignment', 'Forward-backward cosine at the hidden layers', ['forwardBackwardCosine']),
  line('norms', 'Norms of the weight matrices', ['normGrowth'], 'log'),
  line('features', 'Change of the features', ['featureChange']),
];

const last = (name: string, meaning: string): Measure => ({
  name: `final${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  meaning,
  needs: [name],
  scale: 'linear',
  of: (data: Dataset) => ({ value: numbers(data, name).at(-1)! }),
});

const measures: Measure[] = [
  last('trainLoss', 'mean training loss at the end'),
  last('testLoss', 'mean test loss at the end'),
  last('trainAccuracy', 'share of training rows whose class is hit at the end'),
  last('testAccuracy', 'share of test rows whose class is hit at the end'),
  last('kernelRatio', 'tangent kernel along the target, end over start'),
  last('kernelCosine', 'how much the tangent kernel kept its shape'),
];

/** Training as a calculation on data given beside its parameters. */
function calculationOn(data: TrainingData): Calculation<typeof parameters> {
  return {
    id: 'train',
    title: 'Dense network trained by gradient descent',
    role: 'simulation',
    citations: [],
    method:
      'A dense network was trained by gradient descent in double precision; tangent kernels were computed layer by layer from Gram matrices of features and of back-propagated derivatives.',
    parameters,
    quantities,
    stochastic: true,
    suits: (given) => {
      const { weights, kernels } = trainingBytes(given, data);
      return { applies: true, reason: 'any dense network', seconds: given.steps * 0.01, bytes: weights + kernels };
    },
    run: (given, { seed, resume }) => train(given, data, seed, resume),
  };
}

/** Training on the data given, told in the terms every run is told in: flags, figures, files and report follow from it. */
export function trainTheory(data: TrainingData): Theory<typeof parameters> {
  return defineTheory({
    id: 'train',
    title: 'A dense network trained on data',
    summary: 'Any dense network on any table, with indicators of how its features are learned, layer by layer.',
    citation: source,
    parameters,
    engines: [calculationOn(data)],
    measures,
    views,
    headline: ['trainLoss', 'testLoss'],
    conventions: ({ loss, batchSize }) => ({
      lossNormalisation: loss === 'squared' ? '½ mean over rows of |f − y|²' : 'mean over rows of the cross-entropy',
      timeUnit: 'one step of the optimiser',
      stepsPerTime: 1,
      samplesPerTime: batchSize === 0 ? 'full batch' : batchSize,
    }),
  });
}
