import { type Absent, drop, type Formula, term } from './index.js';

const gamma = term('outputScale parametrisation', '\\gamma');
const rateU = term('readoutLearningRate parametrisation', '\\eta_u');
const rateW = term('hiddenLearningRate parametrisation', '\\eta_w');
const m1 = term('inputLabelMoment inputs labels', 'm_1');
const m2 = term('inputMoment inputs', 'm_2');
const u0 = term('readoutInitialScale readoutWeights initialisation parametrisation', 'u_0');
const w0 = term('hiddenInitialScale hiddenWeights hiddenWeightMatrix initialisation parametrisation', 'w_0');
const decayU = term('readoutWeightDecay', '\\lambda_u');
const decayW = term('hiddenWeightDecay', '\\lambda_w');

const isPositive = (value: unknown) => Number(value) > 0;

const decays: Absent = ({ parameters: { readoutWeightDecay, hiddenWeightDecay } }) =>
  isPositive(readoutWeightDecay) || isPositive(hiddenWeightDecay)
    ? 'with weight decay the three overlaps are integrated instead'
    : undefined;

/** Docs: linear-exact 2, 3.1, 3.3, 3.4 and 10.8. */
export const formulas: Formula[] = [
  {
    says: 'The network, and the slope it learns on data along a line',
    tex: `f(x) = ${gamma}\\sum_{i=1}^{${term('width', 'd')}} u_i\\,(W_i\\cdot x),\\qquad s = ${gamma}\\,u\\cdot w \\;\\to\\; s^* = \\frac{${m1}}{${m2}}`,
  },
  {
    says: 'Gradient flow of the overlaps a = |u|², b = |w|² and c = u·w',
    tex: `\\dot c = g\\,(${rateU}b+${rateW}a)${drop('decay', `-(${rateU}${decayU}+${rateW}${decayW})\\,c`)},\\qquad \\dot a=2${rateU}\\big(g\\,c${drop('decay', `-${decayU}a`)}\\big),\\qquad \\dot b=2${rateW}\\big(g\\,c${drop('decay', `-${decayW}b`)}\\big),\\qquad g=${gamma}(${m1}-${m2}s)`,
    drops: {
      decay: (known) => (decays(known) ? undefined : 'weight decay, which is 0'),
    },
  },
  {
    says: 'Their exact course: the residual at time t, and the rate D it ends with',
    tex: `s(t) = s^* - (s^*-s_0)\\,\\frac{e^{-2Dt}}{N(t)\\,\\Delta(t)},\\qquad D=\\sqrt{B^2+A^2PQ},\\quad A=${m2}\\,${gamma}^2\\,${rateU}${rateW},\\quad B=\\sqrt{${rateU}${rateW}}\\,${gamma}\\,${m1},\\quad P,Q=\\tfrac12\\Big|\\tfrac{${u0}}{\\sqrt{${rateU}}}\\pm\\tfrac{${w0}}{\\sqrt{${rateW}}}\\Big|^2`,
    unused: decays,
  },
  {
    says: 'with the two factors that the start decides',
    tex: `N=\\tfrac{D+B}{2D}+\\tfrac{D-B}{2D}\\,e^{-2Dt}+AQ\\,\\tau,\\qquad \\Delta=\\tfrac{D-B}{2D}+\\tfrac{D+B}{2D}\\,e^{-2Dt}+AP\\,\\tau,\\qquad \\tau=\\tfrac{1-e^{-2Dt}}{2D}`,
    unused: decays,
  },
  {
    says: 'Kernel or feature learning is decided by the laziness scale of the start',
    tex: `\\frac{\\Theta_\\infty}{\\Theta_0}=\\sqrt{1+\\frac{s_\\infty^2-s_0^2}{S_0^2}},\\qquad S_0=\\tfrac12|${gamma}|\\left(|${u0}|^2\\sqrt{\\tfrac{${rateW}}{${rateU}}}+|${w0}|^2\\sqrt{\\tfrac{${rateU}}{${rateW}}}\\right)`,
    unused: decays,
  },
];
