import { type Formula, term } from './index.js';

const gamma = term('outputScale', '\\gamma');
const rateU = term('readoutLearningRate', '\\eta_u');
const rateW = term('hiddenLearningRate', '\\eta_w');
const m1 = term('inputLabelMoment', 'm_1');
const m2 = term('inputMoment', 'm_2');
const u0 = term('readoutInitialScale', 'u_0');
const w0 = term('hiddenInitialScale', 'w_0');

export const formulas: Formula[] = [
  {
    says: 'The network, and the slope it learns',
    tex: `f(x) = ${gamma}\\sum_{i=1}^{${term('width', 'd')}} u_i\\,(W_i\\cdot x),\\qquad s = ${gamma}\\,u\\cdot w \\;\\to\\; s^* = \\frac{${m1}}{${m2}}`,
  },
  {
    says: 'Its exact course: the residual at time t, and the rate it ends with',
    tex: `s(t) = s^* - (s^*-s_0)\\,\\frac{e^{-2Dt}}{N(t)\\,\\Delta(t)},\\qquad D=\\sqrt{B^2+A^2PQ},\\quad A=${m2}\\,${gamma}^2\\,${rateU}${rateW},\\quad B=\\sqrt{${rateU}${rateW}}\\,${gamma}\\,${m1}`,
  },
  {
    says: 'Kernel or feature learning is decided by the size of the start',
    tex: `\\frac{\\Theta_\\infty}{\\Theta_0}=\\sqrt{1+\\frac{s_\\infty^2-s_0^2}{S_0^2}},\\qquad S_0=\\tfrac12|${gamma}|\\left(|${u0}|^2\\sqrt{\\tfrac{${rateW}}{${rateU}}}+|${w0}|^2\\sqrt{\\tfrac{${rateU}}{${rateW}}}\\right)`,
  },
];
