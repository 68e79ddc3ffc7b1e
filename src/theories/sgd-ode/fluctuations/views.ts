import type { View } from '../../../contract/index.js';
import { lawOf } from './spread.js';

const line = { mark: 'line', x: 't', xScale: 'log' } as const;

/** Curves of infinite dimension with the predicted spread of single runs around them, and the shift of their mean. */
export const views: View[] = [
  {
    ...line,
    id: 'risk',
    title: 'Population risk and the spread of single runs',
    y: ['risk'],
    spread: { risk: lawOf('risk') },
    yScale: 'log',
  },
  {
    ...line,
    id: 'risk-spread',
    title: 'Standard deviation of the risk over runs',
    y: ['riskStandardDeviation'],
    yScale: 'log',
  },
  {
    ...line,
    id: 'cross-overlap',
    title: 'Overlaps with the teacher and the spread of single runs',
    y: ['crossOverlap'],
    spread: { crossOverlap: lawOf('crossOverlap') },
  },
  {
    ...line,
    id: 'cross-overlap-shift',
    title: 'Shift of the mean overlap by finite dimension',
    y: ['crossOverlapMeanShift'],
  },
];
