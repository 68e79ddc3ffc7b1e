import type { View } from '../../contract/index.js';

/** Pictures of a run. */
export const views: View[] = [
  { id: 'learning-curve', title: 'Slope of the network', mark: 'line', x: 't', y: ['slope'], xScale: 'log' },
  { id: 'loss', title: 'Training loss', mark: 'line', x: 't', y: ['loss'], xScale: 'log', yScale: 'log' },
  { id: 'residual', title: 'Residual over its start', mark: 'line', x: 't', y: ['residualRatio'], yScale: 'log' },
  {
    id: 'kernel',
    title: 'Kernel eigenvalue',
    mark: 'line',
    x: 't',
    y: ['kernelEigenvalue'],
    xScale: 'log',
    yScale: 'log',
  },
  {
    id: 'alignment',
    title: 'Cosine of the angle between the layers',
    mark: 'line',
    x: 't',
    y: ['cosAngle'],
    xScale: 'log',
  },
  {
    id: 'norms',
    title: 'Squared norms of the layers',
    mark: 'line',
    x: 't',
    y: ['readoutSquaredNorm', 'hiddenSquaredNorm'],
    xScale: 'log',
    yScale: 'log',
  },
  {
    id: 'mechanisms',
    title: 'Learned by rotation and by rescaling',
    mark: 'line',
    x: 't',
    y: ['learnedByRotation', 'learnedByRescaling'],
    xScale: 'log',
  },
  { id: 'stretched-time', title: 'Stretched time', mark: 'line', x: 't', y: ['stretchedTime'], xScale: 'log' },
  { id: 'weights', title: 'First readout weights', mark: 'line', x: 't', y: ['readoutWeights'], xScale: 'log' },
];
