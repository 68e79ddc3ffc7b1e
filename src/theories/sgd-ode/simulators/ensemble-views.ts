import type { View } from '../../../contract/index.js';

const line = { mark: 'line', x: 't', xScale: 'log' } as const;

/** Means and spreads over many runs. */
export const ensembleViews: View[] = [
  {
    ...line,
    id: 'risk',
    title: 'Risk over many runs',
    y: ['riskMean', 'riskMedian', 'riskStandardDeviation'],
    together: {
      axis: 'risk',
      curves: { riskMean: 'mean', riskMedian: 'median', riskStandardDeviation: 'standard deviation' },
    },
    yScale: 'log',
  },
  { ...line, id: 'cross-overlap', title: 'Mean overlaps with the teacher', y: ['crossOverlapMean'] },
  { ...line, id: 'student-overlap', title: 'Mean overlaps between the students', y: ['studentOverlapMean'] },
];
