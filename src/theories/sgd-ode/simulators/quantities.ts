import type { Quantity } from '../../../contract/index.js';
import { observables } from '../observables.js';

/** SGD steps, given beside the times. */
export const stepQuantity: Quantity = {
  name: 'step',
  symbol: 'ν',
  meaning: 'SGD steps taken',
  dims: ['t'],
  scale: 'log',
};

/** What the simulators record: the observables of the theory, from the simulated overlaps. */
export const simulatedQuantities: Quantity[] = [
  ...observables.map(({ quantity }) => quantity),
  {
    name: 'divergenceTime',
    symbol: 't_∞',
    meaning: 'time at which the weights of the run had overflowed; Infinity: never',
    dims: [],
    scale: 'log',
  },
  stepQuantity,
];
