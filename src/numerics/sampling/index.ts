export { MAX_DIMENSION } from './direction-numbers.js';
export { fillSobol, fillSobolNormals, type SobolSequence, sobolSequence } from './sobol.js';
export { fillStratifiedNormals } from './stratified-normals.js';
