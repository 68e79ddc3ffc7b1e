import { drop, type Formula, term } from './index.js';

const alpha = term('initialScale initialMixture', '\\alpha');
const lambda = term('weightDecay', '\\lambda');
const delta = term('sampleRatio', '\\delta');
const noise = term('labelNoiseVariance', '\\sigma^2');
const teacher = term('teacher', 'w^*');

const noDecay = ({ parameters }: { parameters: Record<string, unknown> }) =>
  parameters.weightDecay === 0 ? 'weight decay, which is 0' : undefined;
const noNoise = ({ parameters }: { parameters: Record<string, unknown> }) =>
  parameters.labelNoiseVariance === 0 ? 'label noise, which is 0' : undefined;

/** Docs: dln-dmft 2 and 3.2. */
export const formulas: Formula[] = [
  {
    says: 'The network and its gradient flow',
    tex: `w=\\tfrac12(u^2-v^2),\\quad u(0)=v(0)=${alpha},\\qquad \\dot u=-u\\,(g${drop('decay', `+${lambda}`)}),\\quad \\dot v=v\\,(g${drop('decay', `-${lambda}`)}),\\quad g=\\tfrac1{${delta}}X^{\\mathsf T}(Xw-y)`,
    drops: { decay: noDecay },
  },
  {
    says: 'Every weight is a function of one mirror variable h',
    tex: `w(t)=${alpha}^2\\,${drop('decay', `e^{-2${lambda}t}`)}\\sinh 2h(t),\\qquad h(t)=-\\!\\int_0^t g\\,ds`,
    drops: { decay: noDecay },
  },
  {
    says: 'In many dimensions h feels its own past through the memory kernel K, and Gaussian noise ζ',
    tex: `\\dot h(t)=-\\!\\int_0^t\\! K(t,s)\\Big[w(s)-${teacher}+\\tfrac{1}{\\sqrt{${delta}}}\\zeta(s)\\Big]ds,\\qquad \\mathrm{Cov}\\,\\zeta=C${drop('noise', `+${noise}`)},\\quad C(t,s)=\\mathbb E\\,(w(t)-${teacher})(w(s)-${teacher}),\\quad K=\\Big(I+\\tfrac1{${delta}}R\\Big)^{-1}`,
    drops: { noise: noNoise },
  },
  {
    says: 'What is measured (R: response of the weights to a push on h)',
    tex: `\\text{test error}=C(t,t)=\\mathbb E\\,(w-${teacher})^2,\\qquad \\text{training error}=\\big[K\\,(C${drop('noise', `+${noise}`)})\\,K^{\\mathsf T}\\big](t,t)`,
    drops: { noise: noNoise },
  },
];
