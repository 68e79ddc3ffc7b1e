export { chiSquare, gamma } from './gamma.js';
export { fillIndices, integerBelow } from './integer.js';
export { fillNormals, normal } from './normal.js';
export { permutation, shuffle } from './permutation.js';
export { positionOf, randomStream, type Stream, seek, substream, takePair } from './stream.js';
export { fillUniforms, uniform, uniformInteger } from './uniform.js';
