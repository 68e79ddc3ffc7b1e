import type { Quantity } from '../../../contract/index.js';
import { classQuantities, curveQuantities } from '../dmft/quantities.js';

/** What every simulation records. */
export const simulatedQuantities: Quantity[] = [...curveQuantities, ...classQuantities];
