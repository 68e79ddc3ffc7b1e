export { type TrainingData, trainingData } from './data.js';
export { sizesOf, trainingBytes } from './network.js';
export { type Parameters, parameters } from './parameters.js';
export { resultOf } from './result.js';
export { trainTheory } from './theory.js';
