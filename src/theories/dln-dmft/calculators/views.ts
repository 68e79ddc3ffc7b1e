import type { View } from '../../../contract/index.js';
import { views } from '../views.js';

/** Test and training error over time. */
export const errorViews: View[] = views.filter(({ id }) => id === 'errors');

/** Test error with infinitely many samples (there is no training error then), and how the weights of every class of the teacher rise. */
export const populationViews: View[] = [
  ...views.filter(({ id }) => id === 'test'),
  {
    id: 'component-weights',
    title: 'Weights of the components of the teacher',
    mark: 'line',
    x: 't',
    y: ['componentWeights'],
    xScale: 'log',
  },
];
