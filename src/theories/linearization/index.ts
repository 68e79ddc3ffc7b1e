import type { Theory } from '../../contract/index.js';
import { asymptotics } from './calculations/asymptotics.js';
import { deviation } from './calculations/deviation.js';
import { diagnostic } from './calculations/diagnostic.js';
import { exponents } from './calculations/exponents.js';
import { jets } from './calculations/jets.js';
import { kernelsCalculation } from './calculations/kernels.js';
import { sgd } from './calculations/sgd.js';
import { shemUrOz } from './citations.js';
import { claims } from './claims/index.js';
import { hierarchyEngine } from './engines/hierarchy.js';
import { infiniteWidth } from './engines/infinite-width.js';
import { linearEngine } from './engines/linear.js';
import { networkEngine } from './engines/network.js';
import { shadowEngine } from './engines/shadow.js';
import { fromData, preparation } from './from-data.js';
import { measures } from './measures.js';
import { parameters } from './parameters.js';
import { presets } from './presets.js';
import { regime } from './regime.js';
import { views } from './views.js';

/** Linearisation of gradient-based training through weak derivative correlations. */
export const linearization: Theory<typeof parameters> = {
  id: 'linearization',
  title: 'Linearisation through weak derivative correlations',
  summary:
    'A network trains like its linearisation at the start when its first and higher derivatives are weakly correlated, as wide networks are. ' +
    'The theory measures these correlations at the start, predicts from them how far and for how long real training stays linear, and gives the limit of infinite width.',
  citation: shemUrOz,
  parameters,
  presets,
  engines: [infiniteWidth, hierarchyEngine, shadowEngine, linearEngine, networkEngine],
  calculators: [jets, kernelsCalculation, deviation, sgd, diagnostic, exponents, asymptotics],
  measures,
  claims,
  views,
  headline: ['output', 'loss'],
  compares: 'start',
  finiteSize: { parameter: 'width' },
  conventions: (given) => ({
    lossNormalisation:
      given.loss === 'squared'
        ? '½ sum over training inputs of (f − y)², no 1/N'
        : 'sum over training inputs of log(1 + e^{−y f})',
    timeUnit: 'learning rate times steps; gradient flow at rate 1',
    stepsPerTime: given.dynamics === 'gradient-flow' ? 0 : 1 / given.learningRate,
    samplesPerTime: samplesOf(given),
  }),
  regime,
  fromData,
  preparation,
};

function samplesOf({
  dynamics,
  batchSize,
  batches,
  learningRate,
}: {
  dynamics: string;
  batchSize: number;
  batches: number[][];
  learningRate: number;
}) {
  if (dynamics === 'gradient-flow' || (batchSize === 0 && batches.length === 0)) return 'full batch';
  return (batches[0]?.length ?? batchSize) / learningRate;
}
