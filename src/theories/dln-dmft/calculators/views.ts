import type { View } from '../../../contract/index.js';
import { views } from '../views.js';

/** Test and training error over time. */
export const errorViews: View[] = views.filter(({ id }) => id === 'errors');

/** The same with infinitely many samples, and how the weights of every class of the teacher rise. */
export const populationViews: View[] = [
  ...errorViews,
  {
    id: 'component-weights',
    title: 'Weights of the components of the teacher',
    mark: 'line',
    x: 't',
    y: ['componentWeights'],
    xScale: 'log',
  },
];
