export { featureChanges, normGrowths, outputScaleRatio } from './change.js';
export { kernelRatioForecast } from './forecast.js';
export { kernelCosine, meanLayerKernels, targetRayleighs, trace } from './kernel-indicators.js';
export { forwardBackwardCosines, frobeniusAlignments, singularAlignments } from './layer-alignment.js';
export { type Mechanism, type MechanismSigns, mechanismOf } from './mechanism.js';
export { type Indicators, observe, type Reference, referenceOf } from './observe.js';
export { type Probe, probe } from './probe.js';
