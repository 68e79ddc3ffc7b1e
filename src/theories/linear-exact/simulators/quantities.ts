import type { Quantity } from '../../../contract/index.js';
import { constants, curves, otherQuantities, stabilityQuantities } from '../quantities.js';
import { curveNames } from './curves.js';

const alsoConstant = ['labelDrive', 'kernelCoefficient', 'halfRate', 'initialSlope', 'targetSlope'];
const weights = ['readoutWeights', 'hiddenWeights'];

/** What every simulator of the network returns; weights only when asked for by name or unit. */
export const simulatedQuantities: Quantity[] = [
  ...curves.filter(({ name }) => (curveNames as readonly string[]).includes(name)),
  ...stabilityQuantities,
  ...constants.filter(({ name }) => alsoConstant.includes(name)),
  ...otherQuantities.filter(({ name }) => weights.includes(name)),
];
