export { adviseLearningRate } from './advise.js';
export { type EscapeChoice, fastestEscape } from './best-rate.js';
export { type ClosedLandmarks, closedLandmarks } from './closed-landmarks.js';
export { landmarks } from './landmarks.js';
export { type ScalingPhase, scalingPhase, stepsExponent } from './scaling-phase.js';
