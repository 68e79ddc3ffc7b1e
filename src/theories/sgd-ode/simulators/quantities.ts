import type { Quantity } from '../../../contract/index.js';

/** What the simulators record. */
export const simulatedQuantities: Quantity[] = [
  {
    name: 'risk',
    symbol: 'R',
    meaning: 'population risk ½E(f−f*)², without label noise, by formula on the simulated overlaps',
    formula: 'R = \\tfrac12 c^\\top E[\\sigma\\sigma^\\top] c',
    dims: ['t'],
    scale: 'log',
  },
  {
    name: 'studentOverlap',
    symbol: 'Q',
    meaning: 'student rows times student rows over d',
    dims: ['t', 'i', 'j'],
    scale: 'linear',
  },
  {
    name: 'crossOverlap',
    symbol: 'M',
    meaning: 'student rows times teacher rows over d',
    dims: ['t', 'i', 'r'],
    scale: 'linear',
  },
  { name: 'readoutWeights', symbol: 'a', meaning: 'readout of the student', dims: ['t', 'i'], scale: 'linear' },
  {
    name: 'divergenceTime',
    symbol: 't_∞',
    meaning: 'time at which the weights of the run had overflowed; Infinity: never',
    dims: [],
    scale: 'log',
  },
  { name: 'step', symbol: 'ν', meaning: 'SGD steps taken', dims: ['t'], scale: 'log' },
];
