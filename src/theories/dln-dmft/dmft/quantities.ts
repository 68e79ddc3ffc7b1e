import type { Quantity } from '../../../contract/index.js';
import type { CurveName } from './observables.js';

type Row = [symbol: string, meaning: string, formula: string, scale: 'linear' | 'log'];

const curves: Record<CurveName, Row> = {
  trainMse: ['C_r(t,t)', 'mean squared residual on the training set, no ½', '|Xw-y|^2/n', 'log'],
  testMse: ['E[D²]', 'mean squared error of the weights', '|w-w^*|^2/d', 'log'],
  predictionMse: [
    'C_D(t,t)',
    'excess risk: mean squared error of predictions on new data without label noise; equals testMse for features of equal variance',
    '|\\sqrt s\\,(w-w^*)|^2/d',
    'log',
  ],
  weightTeacherOverlap: ['E[w w*]', 'overlap of weights and teacher', '\\langle w\\, w^*\\rangle', 'linear'],
  weightSquaredNorm: ['E[w²]', 'squared norm of the weights per coordinate', '\\langle w^2\\rangle', 'linear'],
  weightAbsoluteNorm: ['E|w|', 'ℓ1 norm of the weights per coordinate', '\\langle |w|\\rangle', 'linear'],
  parameterSquaredNorm: ['E[u²+v²]', 'squared norm of the parameters', '\\langle u^2+v^2\\rangle', 'linear'],
  supportFraction: ['P(|w|>ε)', 'share of weights above supportThreshold', 'P(|w|>\\epsilon)', 'linear'],
  truePositiveRate: [
    'TPR',
    'share of non-zero teacher weights that are found',
    'P(|w|>\\epsilon \\mid w^*\\neq 0)',
    'linear',
  ],
  falsePositiveRate: [
    'FPR',
    'share of zero teacher weights that are taken for non-zero',
    'P(|w|>\\epsilon \\mid w^*=0)',
    'linear',
  ],
  effectiveDimension: [
    'd_eff',
    'share of coordinates that carry the weights',
    '\\langle w^2\\rangle^2/\\langle w^4\\rangle',
    'log',
  ],
  kernelChange: [
    'ΔP',
    'root mean square change of the tangent kernel over its start; lazy where small',
    '\\langle (P_t-P_0)^2\\rangle^{1/2}/P_0',
    'log',
  ],
  generalisationGap: ['gap', 'test error with label noise minus training error', 'C_D+\\sigma^2-C_r', 'linear'],
  regularisedLoss: [
    'L',
    'the loss that is minimised, per coordinate; never rises',
    '\\tfrac12 C_r+\\tfrac{\\lambda}{2}\\langle u^2+v^2\\rangle',
    'log',
  ],
  runningMeanTestMse: [
    'C_D[w̄]',
    'test error of the running mean of the weights; for small α that of the LASSO at penalty log(1/α)/t',
    '\\langle (t^{-1}\\int_0^t w - w^*)^2\\rangle',
    'log',
  ],
};

/** Curves over time. */
export const curveQuantities: Quantity[] = Object.entries(curves).map(([name, [symbol, meaning, formula, scale]]) => ({
  name,
  symbol,
  meaning,
  formula,
  scale,
  dims: ['t'],
}));

/** Where curves tend. */
export const guideQuantities: Quantity[] = [
  ['testMseLimit', 'C_D(∞,∞)', 'test error at infinite time, by state evolution', 'C_D(\\infty,\\infty)'],
  [
    'trainMseLimit',
    'C_r(∞,∞)',
    'training error at infinite time; where that is 0, the exponential of its asymptotic rate through the last well resolved row',
    'C_r(T,T)\\,e^{-2\\mu_{min}(t-T)}',
  ],
  [
    'lassoPathTestMse',
    'C_D[LASSO]',
    'test error of the LASSO with penalty log(1/α)/t, which the running mean of the weights follows as α → 0',
    '\\lambda=\\log(1/\\alpha)/t',
  ],
].map(([name, symbol, meaning, formula]) => ({
  name: name!,
  symbol: symbol!,
  meaning: meaning!,
  formula: formula!,
  dims: ['t'],
  scale: 'log' as const,
}));

/** Curves by class of the teacher, and the law of the weights. */
export const classQuantities: Quantity[] = [
  {
    name: 'classMeans',
    symbol: 'E[w|class]',
    meaning: 'mean weight of every component of the teacher and start',
    dims: ['t', 'class'],
    scale: 'linear',
  },
  {
    name: 'weightHistogram',
    symbol: 'p(w)',
    meaning: 'probability of bins of the weights; the outermost bins hold what lies beyond',
    dims: ['t', 'weight'],
    scale: 'linear',
  },
];

/** Two-time functions. */
export const kernelQuantities: Quantity[] = [
  ['correlation', 'C_D(t,s)', 'correlation of the errors at two times', 'C_D(t,s)=\\langle s\\,D_tD_s\\rangle'],
  ['residualCorrelation', 'C_r(t,s)', 'correlation of the residuals at two times', 'C_r=K(C_D+\\sigma^2)K^T'],
  ['response', 'R(t,s)', 'response of the weights at t to a kick of the gradient at s', 'R=\\langle P\\eta\\rangle'],
  ['memory', 'K(t,s)', 'memory kernel that turns fields into residuals', 'K=(I+R/\\delta)^{-1}'],
].map(([name, symbol, meaning, formula]) => ({
  name: name!,
  symbol: symbol!,
  meaning: meaning!,
  formula: formula!,
  dims: ['t1', 't2'],
  scale: 'linear' as const,
}));
