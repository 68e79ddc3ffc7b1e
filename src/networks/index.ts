// Finite dense networks in effective coordinates: initialisation, passes, training, tangent kernels, jets, indicators.

export { type Activation, type ActivationName, activationNames, activations } from './activations/index.js';
export { alignReadout } from './align-readout.js';
export { backward, backwardOutput, gradient, type LayerGradient } from './backward.js';
export { correlations, descentSeries } from './correlations.js';
export { displaced } from './displace.js';
export { type ForwardPass, forward, outputOf } from './forward.js';
export { type FullHierarchy, type Hierarchy, hierarchy, thirdOrder } from './hierarchy.js';
export * from './indicators/index.js';
export { gaussianNetwork, lazyNetwork, streamNormals } from './initialise.js';
export * from './jets/index.js';
export { gram, layerKernels, sumOf } from './kernels/layer-kernels.js';
export { jacobianBytes, ntk, ntkAllOutputs, ntkBytes } from './kernels/ntk.js';
export { lazyGaussian } from './lazy-gaussian.js';
export { type DenseMap, denseMap, type LinearMap } from './linear-map.js';
export { type Loss, type LossName, losses, lossNames } from './losses/index.js';
export {
  copyNetwork,
  flatten,
  type Layer,
  type Network,
  parameterCount,
  sizesOf,
  unflatten,
} from './network.js';
export { correlationNorm } from './norms/correlation-norm.js';
export { cubicNorm } from './norms/cubic-norm.js';
export { hessianNorm, largestHessianNorm } from './norms/hessian-norm.js';
export { cubicProduct, hessianProduct } from './norms/hessian-product.js';
export {
  type AbcExponents,
  type LayerExponents,
  type LayerScale,
  layerScales,
  parametrisationNames,
  type Scaling,
} from './parametrisation.js';
export { type BasePasses, basePasses } from './passes.js';
export { type NormalSource, portableNormals } from './portable-random.js';
export { descendTangent, type Tangent, tangentOf, tangentOutput } from './tangent.js';
export { type Batch, type Descent, type DescentOptions, descend, rowsOf, startDescent } from './training/descent.js';
export { gradientFlow } from './training/gradient-flow.js';
export { safeStep } from './training/safe-step.js';
