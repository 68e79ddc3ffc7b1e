import type { Theory } from '../../contract/index.js';
import { advise } from './advise.js';
import { fixedPoints } from './calculators/fixed-points.js';
import { lazyLimit } from './calculators/lazy-limit.js';
import { population } from './calculators/population.js';
import { timeScales } from './calculators/time-scales.js';
import { nishiyamaImaizumi } from './citations.js';
import { claims } from './claims/index.js';
import { fromData } from './data/from-data.js';
import { measuredOf } from './data/measured.js';
import { dmft } from './dmft/engine.js';
import { descentTheory } from './extensions/descent-theory.js';
import { measures } from './measures.js';
import { parameters } from './parameters.js';
import { presets } from './presets.js';
import { regime } from './regime.js';
import { gradientDescent } from './simulators/descent-simulation.js';
import { gradientFlow } from './simulators/flow-simulation.js';
import { implicitFlow } from './simulators/implicit-simulation.js';
import { instances } from './simulators/instances.js';
import { views } from './views.js';

/** Gradient flow of diagonal linear networks on random features, by dynamical mean-field theory. */
export const dlnDmft: Theory<typeof parameters> = {
  id: 'dln-dmft',
  title: 'Diagonal linear network, by dynamical mean-field theory',
  summary:
    'A diagonal linear network w = (u² − v²)/2 learns a random teacher from random features by gradient flow, with label noise and weight decay. ' +
    'In the limit of many dimensions and samples a low-dimensional stochastic process gives its curves; state evolution gives where it ends. ' +
    'Large starts are lazy, small ones search and then descend, weight decay leads to the LASSO, sometimes long after the training error is gone.',
  citation: nishiyamaImaizumi,
  parameters,
  presets,
  engines: [dmft, gradientFlow, gradientDescent, implicitFlow],
  calculators: [fixedPoints, timeScales, lazyLimit, population, descentTheory, instances],
  measures,
  claims,
  views,
  headline: ['testMse', 'trainMse', 'weightTeacherOverlap', 'weightSquaredNorm', 'supportFraction'],
  compares: 'mean',
  finiteSize: {
    parameter: 'inputDimension',
    allowance: (given) => 10 / (measuredOf(given)?.columns ?? given.inputDimension),
  },
  conventions: ({ parametrisation }) => ({
    lossNormalisation: '(1/2δ)|Xw − y|² + (λ/2)(|u|² + |v|²); errors are means of squares without ½',
    timeUnit:
      parametrisation.kind === 'practitioner'
        ? 'one gradient step of the rate given'
        : 'gradient flow of the loss in the chosen form',
    stepsPerTime: parametrisation.kind === 'practitioner' ? 1 : 0,
    samplesPerTime: 'full batch',
  }),
  regime,
  advise,
  fromData,
};
