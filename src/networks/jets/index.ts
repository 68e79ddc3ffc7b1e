export { type Algebra, seriesAlgebra, subsetAlgebra } from './algebra.js';
export { backwardJet } from './backward-jet.js';
export { type Direction, gradientDirection, inputDirection, lowRankMap, type Passes } from './direction.js';
export { type ForwardJet, forwardJet, outputJet } from './forward-jet.js';
export { compose, multiply } from './product.js';
