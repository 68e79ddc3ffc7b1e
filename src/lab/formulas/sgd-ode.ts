import { type Formula, term } from './index.js';

const rate = term('learningRate', '\\gamma');
const norm = term('studentNormalisation', 's');
const p = term('width', 'p');
const k = term('teacherWidth', 'k');
const noise = term('labelNoiseVariance', '\\Delta');

export const formulas: Formula[] = [
  {
    says: 'Student and teacher',
    tex: `f(x)=\\frac1{${norm}}\\sum_{j=1}^{${p}}a_j\\,${term('activation', '\\sigma')}\\!\\Big(\\tfrac{w_j\\cdot x}{\\sqrt{${term('inputDimension', 'd')}}}\\Big),\\qquad y=\\frac1{${term('teacherNormalisation', 's^*')}}\\sum_{r=1}^{${k}}a^*_r\\,${term('teacherActivation', '\\sigma^*')}\\!\\Big(\\tfrac{w^*_r\\cdot x}{\\sqrt{d}}\\Big)+\\sqrt{${noise}}\\,\\xi`,
  },
  {
    says: 'The overlaps obey closed equations; the second term of Q is the noise of SGD',
    tex: `\\frac{dM_{jr}}{dt}=a_j\\,\\mathbb E\\big[\\sigma'(\\lambda_j)\\,\\lambda^*_r\\,e\\big],\\qquad \\frac{dQ_{jl}}{dt}=\\mathbb E\\big[(a_j\\sigma'(\\lambda_j)\\lambda_l+a_l\\sigma'(\\lambda_l)\\lambda_j)\\,e\\big]+${term('noiseTerms', `\\frac{${rate}}{${norm}}\\,a_ja_l\\,\\mathbb E\\big[\\sigma'(\\lambda_j)\\sigma'(\\lambda_l)(e^2+${noise})\\big]`)}`,
  },
  {
    says: 'Risk and time',
    tex: `R=\\tfrac12\\,\\mathbb E\\,e^2,\\quad e=f^*-f,\\qquad dt=\\frac{${rate}}{${norm}\\,${term('inputDimension', 'd')}}\\ \\text{per step}`,
  },
];
