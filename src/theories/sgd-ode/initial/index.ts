export { checkDimension, checkOverlaps } from './check-overlaps.js';
export { type Coordinates, coordinatesOf, sizesOf } from './coordinates.js';
export { finiteDimension } from './dimension.js';
export { drawStart } from './draw-start.js';
export { gramFactor } from './gram-factor.js';
export { readStart, startOf } from './start-of.js';
