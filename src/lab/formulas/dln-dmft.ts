import { type Formula, term } from './index.js';

const alpha = term('initialScale', '\\alpha');
const lambda = term('weightDecay', '\\lambda');
const delta = term('sampleRatio', '\\delta');
const noise = term('labelNoiseVariance', '\\sigma^2');

export const formulas: Formula[] = [
  {
    says: 'The network and its gradient flow',
    tex: `w=\\tfrac12(u^2-v^2),\\quad u(0)=v(0)=${alpha},\\qquad \\dot u=-u\\,(g+${lambda}),\\quad \\dot v=v\\,(g-${lambda}),\\quad g=\\tfrac1{${delta}}X^{\\mathsf T}(Xw-y)`,
  },
  {
    says: 'In many dimensions one weight feels noise C and its own past R',
    tex: `w(t)=${alpha}^2e^{-2${lambda}t}\\sinh\\Big(2\\!\\int_0^t h\\,ds\\Big),\\qquad \\mathrm{Cov}\\,h=\\tfrac1{${delta}}\\big(C+${noise}\\big)\\text{ through the memory kernel}`,
  },
  {
    says: 'What is measured',
    tex: `\\text{test error}=\\mathbb E\\,(w-w^*)^2+${noise},\\qquad w^*\\sim${term('teacher', '\\pi')}`,
  },
];
