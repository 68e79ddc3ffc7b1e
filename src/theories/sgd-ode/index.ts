import type { Theory } from '../../contract/index.js';
import { expectations } from './calculators/expectations.js';
import { arnaboldi } from './citations.js';
import { claims } from './claims/index.js';
import { discreteMap } from './engines/discrete-map.js';
import { meanField } from './engines/mean-field.js';
import { ode } from './engines/ode.js';
import { fluctuations } from './fluctuations/index.js';
import { finiteDimension } from './initial/index.js';
import { adviseLearningRate, landmarks } from './landmarks/index.js';
import { measures } from './measures.js';
import { type Parameters, parameters } from './parameters.js';
import { presets } from './presets.js';
import { regime } from './regime.js';
import { settingOf, stepTime } from './setting.js';
import { directSimulation, ensemble, exactInLawSimulation } from './simulators/index.js';
import { views } from './views.js';

/** One-pass SGD of two-layer networks, through the overlaps of students and teachers. */
export const sgdOde: Theory<typeof parameters> = {
  id: 'sgd-ode',
  title: 'One-pass SGD of two-layer networks, from gradient flow to mean field',
  summary:
    'A two-layer student learns a two-layer teacher by one-pass SGD on Gaussian inputs. Its overlaps with itself and with the teacher obey closed differential equations in one dimensionless time, ' +
    'valid from the gradient flow of small steps over high dimension to infinite width; finite networks are simulated exactly in law at a cost independent of the dimension.',
  citation: arnaboldi,
  parameters,
  presets,
  engines: [ode, meanField, discreteMap, exactInLawSimulation, directSimulation],
  calculators: [expectations, ensemble, fluctuations, landmarks],
  measures,
  claims,
  views,
  headline: ['risk', 'crossOverlap', 'studentOverlap'],
  compares: 'start',
  finiteSize: { parameter: 'inputDimension', allowance },
  conventions,
  regime,
  advise: adviseLearningRate,
};

/** Relative size of the O(δt) shift of the mean that the ODE leaves out. */
function allowance(given: Parameters): number {
  const setting = { ...settingOf(given), dimension: finiteDimension(given) };
  return Number.isFinite(setting.students) ? Math.min(0.5, stepTime(setting)) : 0;
}

function conventions(given: Parameters) {
  const setting = { ...settingOf(given), dimension: finiteDimension(given) };
  const finite = Number.isFinite(setting.students) && setting.learningRate > 0;
  const stepsPerTime = finite ? 1 / stepTime(setting) : 0;
  return {
    lossNormalisation: '½ E(f − f*)² without label noise',
    timeUnit: 's d/γ steps',
    stepsPerTime,
    samplesPerTime: stepsPerTime * setting.batchSize,
  };
}
