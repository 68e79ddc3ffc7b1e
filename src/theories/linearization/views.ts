import type { View } from '../../contract/index.js';

const line = { mark: 'line', x: 't', xScale: 'log' } as const;

/** Pictures of a run. */
export const views: View[] = [
  { ...line, id: 'output', title: 'Output: full network and linear(θ₀)', y: ['output', 'linearOutput'] },
  {
    ...line,
    id: 'loss',
    title: 'Training loss: full network and linear(θ₀)',
    y: ['loss', 'linearLoss'],
    yScale: 'log',
  },
  {
    ...line,
    id: 'deviation',
    title: 'Deviation from linear(θ₀), and its bound',
    y: ['linearDeviation', 'linearDeviationBound'],
    yScale: 'log',
  },
  {
    ...line,
    id: 'relative-deviation',
    title: 'Relative deviation from linear(θ₀)',
    y: ['relativeDeviation'],
    yScale: 'log',
  },
  { ...line, id: 'kernel-drift', title: 'Relative change of the tangent kernel', y: ['ntkDrift'], yScale: 'log' },
  { ...line, id: 'infinite-width', title: 'Infinite width: mean output', y: ['outputMean'] },
  {
    ...line,
    id: 'infinite-width-spread',
    title: 'Infinite width: standard deviation of the output over starts',
    y: ['outputStandardDeviation'],
    yScale: 'log',
  },
];
