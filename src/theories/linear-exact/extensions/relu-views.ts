import type { View } from '../../../contract/index.js';

const line = { mark: 'line', x: 't', xScale: 'log' } as const;

/** Curves of a ReLU network on a line. */
export const reluViews: View[] = [
  {
    ...line,
    id: 'slopes',
    title: 'Slope for positive and for negative inputs',
    y: ['positiveSlope', 'negativeSlope'],
    together: { axis: 'slope', curves: { positiveSlope: 'positive inputs', negativeSlope: 'negative inputs' } },
  },
  { ...line, id: 'loss', title: 'Training loss', y: ['loss'], yScale: 'log' },
  { ...line, id: 'weights', title: 'Readout weights', y: ['readoutWeights'] },
];
