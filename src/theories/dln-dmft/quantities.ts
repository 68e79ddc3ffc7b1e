import type { Quantity } from '../../contract/index.js';
import type { CurveName } from './dmft/observables.js';

const described: Record<CurveName, Omit<Quantity, 'name' | 'dims'>> = {
  trainMse: {
    symbol: 'E_train',
    meaning: 'mean squared residual over the samples, no factor ½, label noise included',
    formula: 'C_r(t,t)=\\lVert Xw-y\\rVert^2/n',
    scale: 'log',
  },
  testMse: {
    symbol: 'E_test',
    meaning: 'excess risk: mean over coordinates of (w − w*)²; label noise not included',
    formula: 'C_D(t,t)=\\lVert w-w^*\\rVert^2/d',
    scale: 'log',
  },
  weightTeacherOverlap: { symbol: 'E[w w*]', meaning: 'mean of w w* over coordinates', scale: 'linear' },
  weightSquaredNorm: { symbol: 'E[w²]', meaning: 'mean of w² over coordinates', scale: 'log' },
  weightAbsoluteNorm: { symbol: 'E|w|', meaning: 'mean of |w| over coordinates', scale: 'log' },
  parameterSquaredNorm: {
    symbol: 'E[u²+v²]',
    meaning: 'mean of u² + v² over coordinates, in the form w = (u² − v²)/2',
    formula: '\\mathrm E[2\\sqrt{w^2+a_t^4}]',
    scale: 'log',
  },
  supportFraction: { symbol: 'P(|w|>ε)', meaning: 'share of weights above supportThreshold', scale: 'linear' },
  truePositiveRate: {
    symbol: 'TPR',
    meaning: 'share of the weights with w* ≠ 0 that are above supportThreshold',
    scale: 'linear',
  },
  falsePositiveRate: {
    symbol: 'FPR',
    meaning: 'share of the weights with w* = 0 that are above supportThreshold',
    scale: 'linear',
  },
  effectiveDimension: { symbol: 'd_eff/d', meaning: '(E w²)²/E w⁴: share of weights that matter', scale: 'log' },
  kernelChange: {
    symbol: 'ΔP/P_0',
    meaning: 'root mean square change of the slopes P = dw/dh over their start: lazy while below 0.1',
    formula: '\\mathrm E[(P_t-P_0)^2]^{1/2}/\\mathrm E[P_0]',
    scale: 'log',
  },
  generalisationGap: { symbol: 'gap', meaning: 'testMse + label noise variance − trainMse', scale: 'linear' },
  regularisedLoss: {
    symbol: 'L/d',
    meaning: '½ trainMse + ½ λ E[u²+v²]: what the flow descends',
    scale: 'log',
  },
};

/** Curves of theory and simulation alike. */
export const curveQuantities: Quantity[] = Object.entries(described).map(([name, said]) => ({
  name,
  dims: ['t'],
  ...said,
}));
