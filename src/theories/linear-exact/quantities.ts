import type { Quantity } from '../../contract/index.js';
import type { Constants } from './constants.js';
import type { State } from './state.js';

type Row = [symbol: string, meaning: string, formula: string, scale: 'linear' | 'log'];

const curveRows: Record<keyof State, Row> = {
  slope: ['s', 'output along the data line', 's = \\gamma\\, u\\cdot w', 'linear'],
  loss: ['L', 'training loss, ½ mean squared error', 'L = L_{\\min} + \\tfrac12 m_2 (s-s^*)^2', 'log'],
  residualRatio: ['r', 'residual over initial residual', 'r = (s^*-s)/(s^*-s_0) = E/(N\\Delta)', 'log'],
  stretchedTime: [
    'θ',
    'the one scalar every weight is a function of',
    '\\dot\\theta = \\bar\\eta\\gamma(m_1 - m_2 s)',
    'linear',
  ],
  excessLoss: ['L − L_min', 'loss above its minimum', '\\tfrac12 m_2 (s-s^*)^2', 'log'],
  kernelEigenvalue: [
    'Θ',
    'top eigenvalue of (rate-weighted tangent kernel)/N on the data',
    '\\Theta = m_2\\gamma^2(\\eta_u|w|^2+\\eta_w|u|^2) = 2\\bar\\eta|\\gamma| m_2\\sqrt{C^2+s^2}',
    'log',
  ],
  kernelGrowth: ['Θ/Θ0', 'kernel eigenvalue over its start', '\\Theta(t)/\\Theta_0', 'log'],
  kernelVelocity: [
    'dΘ/dt',
    'change of the kernel eigenvalue per unit of time',
    '\\dot\\Theta = 4\\dot\\theta m_2\\gamma\\bar\\eta s',
    'linear',
  ],
  unweightedKernelEigenvalue: ['Θ1', 'kernel eigenvalue without the layer rates', 'm_2\\gamma^2(|u|^2+|w|^2)', 'log'],
  readoutSquaredNorm: ['|u|²', 'squared norm of the readout', '|u|^2 = \\eta_u(\\tfrac12(Pz+Q/z)+M)', 'log'],
  hiddenSquaredNorm: [
    '|w|²',
    'squared norm of the hidden layer along the line',
    '|w|^2 = \\eta_w(\\tfrac12(Pz+Q/z)-M)',
    'log',
  ],
  hiddenNormGrowth: ['|w|²/|w0|²', 'feature kernel over its start', '|w|^2/|w_0|^2', 'log'],
  layerProduct: ['u·w', 'scalar product of the layers', 'u\\cdot w = \\tfrac12\\bar\\eta(Pz - Q/z)', 'linear'],
  layerArea: [
    'G',
    'area of the parallelogram of the two layers, conserved by gradient flow',
    'G = |u||w|\\sin\\zeta',
    'log',
  ],
  layerImbalance: [
    '|u|²/η_u − |w|²/η_w',
    'difference of the rescaled squared norms, conserved by gradient flow',
    '2M',
    'linear',
  ],
  cosAngle: [
    'cos ζ',
    'cosine of the angle between the layers, 0 where one vanishes',
    '\\cot\\zeta = s/(\\gamma G)',
    'linear',
  ],
  normGrowth: ['|u||w|/|u0||w0|', 'product of the norms over its start', '|u||w| = \\sqrt{G^2+(s/\\gamma)^2}', 'log'],
  learnedByRotation: ['Δ(u·w)_rot', 'part of the learned product due to rotation', 'G(\\zeta_0-\\zeta_t)', 'linear'],
  learnedByRescaling: [
    'Δ(u·w)_scale',
    'part of the learned product due to change of norms',
    '\\Delta(u\\cdot w) - G(\\zeta_0-\\zeta_t)',
    'linear',
  ],
  growingModeEnergy: ['P z', 'squared norm of the growing mode (u/√η_u + w/√η_w)/√2', '|p|^2 = P e^{2\\theta}', 'log'],
  decayingModeEnergy: [
    'Q/z',
    'squared norm of the decaying mode (u/√η_u − w/√η_w)/√2',
    '|q|^2 = Q e^{-2\\theta}',
    'log',
  ],
  discretisationNumber: [
    'ε',
    'half the drift of ln(PQ) that unit steps cause',
    '\\varepsilon = B\\theta - (\\Theta_t-\\Theta_0)/4 = \\int\\dot\\theta^2 dt',
    'log',
  ],
  drive: ['x', 'growth rate of the modes, per step', 'x = \\dot\\theta = \\bar\\eta\\gamma(m_1-m_2 s)', 'linear'],
};

const constantRows: Record<keyof Constants, Row> = {
  kernelCoefficient: ['A', 'quadratic rate of the Riccati equation', 'A = m_2\\gamma^2\\bar\\eta^2', 'log'],
  labelDrive: ['B', 'linear rate of the Riccati equation', 'B = \\bar\\eta\\gamma m_1', 'linear'],
  halfRate: ['D', 'half the asymptotic rate', 'D = \\sqrt{B^2+A^2PQ}', 'log'],
  asymptoticRate: [
    '2D',
    'rate at which the residual decays at late times, equal to the final kernel eigenvalue',
    '2D',
    'log',
  ],
  initialGrowingModeEnergy: ['P', 'squared norm of the growing mode at the start', 'P = |p_0|^2', 'log'],
  initialDecayingModeEnergy: ['Q', 'squared norm of the decaying mode at the start', 'Q = |q_0|^2', 'log'],
  initialModeImbalance: ['M', 'scalar product of the modes', 'M = \\tfrac12(|u|^2/\\eta_u-|w|^2/\\eta_w)', 'linear'],
  initialLayerArea: ['G', 'area of the parallelogram of the layers at the start', 'G = |u||w|\\sin\\zeta', 'log'],
  initialSlope: ['s0', 'output along the data line at the start', 's_0 = \\gamma u_0\\cdot w_0', 'linear'],
  targetSlope: ['s*', 'least-squares slope of the data', 's^* = m_1/m_2', 'linear'],
  finalSlope: ['s∞', 'slope at infinite time', 's_\\infty', 'linear'],
  kernelSlopeScale: ['C', 'kernel scale of the slope', 'C = |\\gamma|\\bar\\eta\\sqrt{PQ}', 'log'],
  lazySlopeScale: [
    'S0',
    'laziness scale of the slope',
    'S_0 = \\tfrac12|\\gamma|\\bar\\eta(P+Q) = \\sqrt{C^2+s_0^2}',
    'log',
  ],
  featureNumber: [
    'Φ',
    'needed change of the squared slope in units of the laziness scale',
    '\\Phi = (s_\\infty^2-s_0^2)/S_0^2',
    'linear',
  ],
  kernelRatio: [
    'R_Θ',
    'kernel eigenvalue at infinite time over its start',
    '\\Theta_\\infty/\\Theta_0 = \\sqrt{1+\\Phi}',
    'log',
  ],
  normRatio: ['N_r', 'product of the norms at infinite time over its start', '|u||w|(\\infty)/|u_0||w_0|', 'log'],
  initialCosAngle: ['cos ζ0', 'cosine of the angle between the layers at the start', '\\cos\\zeta_0', 'linear'],
  finalCosAngle: ['cos ζ∞', 'cosine of the angle between the layers at infinite time', '\\cos\\zeta_\\infty', 'linear'],
  rotationContribution: [
    'G(ζ0 − ζ∞)',
    'part of the learned product due to rotation',
    'G(\\zeta_0-\\zeta_\\infty)',
    'linear',
  ],
  rescalingContribution: [
    'Δ(u·w) − G(ζ0 − ζ∞)',
    'part of the learned product due to change of norms',
    '\\Delta(u\\cdot w) - G(\\zeta_0-\\zeta_\\infty)',
    'linear',
  ],
  lossFloor: [
    'L_min',
    'smallest loss a linear function can reach',
    'L_{\\min} = \\tfrac12(\\overline{y^2}-m_1^2/m_2)',
    'log',
  ],
  initialKernelEigenvalue: ['Θ0', 'kernel eigenvalue at the start', '\\Theta_0 = 2\\bar\\eta|\\gamma|m_2 S_0', 'log'],
  finalKernelEigenvalue: ['Θ∞', 'kernel eigenvalue at infinite time', '\\Theta_\\infty', 'log'],
  halfLife: ['t_½', 'time at which half the residual is left', 'r(t)=1/2', 'log'],
  timeToTenPercent: ['t_10', 'time at which a tenth of the residual is left', 'r(t)=0.1', 'log'],
  timeToPerMille: ['t_0.001', 'time at which a thousandth of the residual is left', 'r(t)=0.001', 'log'],
};

/** Names of the curves over time. */
export const curveNames = Object.keys(curveRows) as (keyof State)[];

/** Names of the numbers that belong to a whole run. */
export const constantNames = Object.keys(constantRows) as (keyof Constants)[];

const timed = new Set(['halfLife', 'timeToTenPercent', 'timeToPerMille']);

function quantity(name: string, [symbol, meaning, formula, scale]: Row, dims: string[]): Quantity {
  return { name, symbol, meaning, formula, dims, scale, ...(timed.has(name) ? { unit: 'steps' } : {}) };
}

/** Curves over the time `t`. */
export const curves: Quantity[] = curveNames.map((name) => quantity(name, curveRows[name], ['t']));

/** Constants of a run. */
export const constants: Quantity[] = constantNames.map((name) => quantity(name, constantRows[name], []));

/** Stability of unit steps: what the step size does that the flow does not know. */
export const stabilityQuantities: Quantity[] = [
  {
    name: 'stabilityNumber',
    symbol: 'Θ0 + B x0',
    meaning: 'below 4 with |B| < 2: gradient descent stays bounded',
    formula: '\\Theta_0 + B x_0 < 4',
    dims: [],
    scale: 'linear',
  },
  {
    name: 'boundedness',
    symbol: 'bounded?',
    meaning: 'whether gradient descent with these rates stays bounded',
    dims: [],
    scale: 'linear',
  },
  {
    name: 'stableMinimum',
    symbol: '|B| < 1',
    meaning: 'whether any minimum is stable under unit steps',
    dims: [],
    scale: 'linear',
  },
  {
    name: 'stabilityRegion',
    symbol: 'region',
    meaning: 'what gradient descent with these rates does',
    dims: [],
    scale: 'linear',
  },
  {
    name: 'flowStepLimit',
    symbol: 'h_flow',
    meaning: 'factor on both rates up to which the flow describes the steps to about 2 %',
    formula: '0.1/(2D)',
    dims: [],
    scale: 'log',
  },
  {
    name: 'flowMinimumStepLimit',
    symbol: 'h_lin',
    meaning: "factor on both rates above which the flow's own minimum is unstable",
    formula: '1/D',
    dims: [],
    scale: 'log',
  },
  {
    name: 'anyMinimumStepLimit',
    symbol: 'h_none',
    meaning: 'factor on both rates above which no minimum is stable',
    formula: '1/|B|',
    dims: [],
    scale: 'log',
  },
  {
    name: 'divergenceStepLimit',
    symbol: 'h_div',
    meaning: 'factor on both rates above which gradient descent diverges',
    formula: 'B x_0 h^2 + \\Theta_0 h = 4',
    dims: [],
    scale: 'log',
  },
];

/** Labels of the finite-size classification. */
export const regimeQuantity: Quantity = {
  name: 'regime',
  symbol: 'regime',
  meaning: 'kernel or feature learning with its mechanisms: strong, alignment, disalignment, rescaling, sign flip',
  dims: [],
  scale: 'linear',
};

/** Quantities with an axis of their own: times to a residual, and the first weights. */
export const otherQuantities: Quantity[] = [
  {
    name: 'timeToResidual',
    symbol: 't(r)',
    meaning: 'time at which the residual ratio reaches the value on the axis; Infinity: never',
    unit: 'steps',
    dims: ['residualRatio'],
    scale: 'log',
  },
  { name: 'residualRatioAxis', symbol: 'r', meaning: 'axis of timeToResidual', dims: ['residualRatio'], scale: 'log' },
  {
    name: 'readoutWeights',
    symbol: 'u_i',
    meaning: 'readout weights of the listed units',
    formula: 'u_i = u_{i0}\\cosh\\theta + \\rho w_{i0}\\sinh\\theta',
    dims: ['t', 'i'],
    scale: 'linear',
  },
  {
    name: 'hiddenWeights',
    symbol: 'w_i',
    meaning: 'projected first layer of the listed units',
    formula: 'w_i = w_{i0}\\cosh\\theta + \\rho^{-1} u_{i0}\\sinh\\theta',
    dims: ['t', 'i'],
    scale: 'linear',
  },
];
