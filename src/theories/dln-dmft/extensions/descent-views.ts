import type { View } from '../../../contract/index.js';

/** Curves over the steps of gradient descent. */
export const descentViews: View[] = [
  {
    id: 'errors',
    title: 'Test and training error of gradient descent',
    mark: 'line',
    x: 'step',
    y: ['testMse', 'trainMse'],
    together: { axis: 'meanSquaredError', curves: { testMse: 'test', trainMse: 'training' } },
    yScale: 'log',
  },
  { id: 'norm', title: 'Squared norm of the weights', mark: 'line', x: 'step', y: ['weightSquaredNorm'] },
];
