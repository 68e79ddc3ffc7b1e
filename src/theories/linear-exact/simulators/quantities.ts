import type { Quantity } from '../../../contract/index.js';
import { constants, curves, otherQuantities, stabilityQuantities } from '../quantities.js';
import { curveNames } from './curves.js';

const alsoConstant = ['labelDrive', 'kernelCoefficient', 'halfRate', 'initialSlope', 'targetSlope'];
const weights = ['readoutWeights', 'hiddenWeights'];

/** What every simulator of the network returns; weights for the units asked for, else the first eight. */
export const simulatedQuantities: Quantity[] = [
  ...curves.filter(({ name }) => (curveNames as readonly string[]).includes(name)),
  ...stabilityQuantities,
  ...constants.filter(({ name }) => alsoConstant.includes(name)),
  ...otherQuantities.filter(({ name }) => weights.includes(name)),
];
