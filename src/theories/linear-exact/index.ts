import type { Theory } from '../../contract/index.js';
import { advise } from './advise.js';
import { diagnostics } from './calculations/diagnostics.js';
import { exponents } from './calculations/exponents.js';
import { flow } from './calculations/flow.js';
import { infiniteWidth } from './calculations/infinite-width.js';
import { xuZiyin } from './citations.js';
import { claims } from './claims/index.js';
import { depthChain } from './extensions/depth-chain.js';
import { logistic } from './extensions/logistic.js';
import { quadraticUnits } from './extensions/quadratic-units.js';
import { reluLine } from './extensions/relu-line.js';
import { fromData } from './from-data.js';
import { caution, measures } from './measures.js';
import { parameters } from './parameters.js';
import { presets } from './presets.js';
import { regime } from './regime.js';
import { descent } from './simulators/descent.js';
import { network } from './simulators/network.js';
import { projected } from './simulators/projected.js';
import { views } from './views.js';

/** The exactly solvable one-hidden-layer linear network on one-dimensional data. */
export const linearExact: Theory<typeof parameters> = {
  id: 'linear-exact',
  title: 'One-hidden-layer linear network, solved exactly',
  summary:
    'A linear network with one hidden layer of any finite width learns a line by gradient flow from any start, with its own rate in each layer. ' +
    'All weights are functions of one stretched time with a closed solution; it tells kernel learning from feature learning and splits the latter into alignment, disalignment and rescaling.',
  citation: xuZiyin,
  parameters,
  presets,
  engines: [flow, infiniteWidth, network, projected, descent],
  calculators: [exponents, diagnostics, logistic, depthChain, quadraticUnits, reluLine],
  measures,
  caution,
  claims,
  views,
  headline: ['slope', 'loss', 'kernelEigenvalue', 'cosAngle', 'readoutSquaredNorm', 'hiddenSquaredNorm'],
  compares: 'start',
  finiteSize: { parameter: 'width' },
  conventions: () => ({
    lossNormalisation: '½ mean over samples of (f − y)²',
    timeUnit: 'one gradient step (the rates contain the step)',
    stepsPerTime: 1,
    samplesPerTime: 'full batch',
  }),
  regime,
  advise,
  fromData,
};
