import { type Formula, term } from './index.js';

const alpha = term('initialScale', '\\alpha');
const lambda = term('weightDecay', '\\lambda');
const delta = term('sampleRatio', '\\delta');
const noise = term('labelNoiseVariance', '\\sigma^2');

/** After the theory's page of equations, sections 2, 3.2 and 3.4. */
export const formulas: Formula[] = [
  {
    says: 'The network and its gradient flow',
    tex: `w=\\tfrac12(u^2-v^2),\\quad u(0)=v(0)=${alpha},\\qquad \\dot u=-u\\,(g+${lambda}),\\quad \\dot v=v\\,(g-${lambda}),\\quad g=\\tfrac1{${delta}}X^{\\mathsf T}(Xw-y)`,
  },
  {
    says: 'In many dimensions each weight sees its own error D = w − w* and noise ζ through the memory kernel K',
    tex: `\\dot h(t)=-\\int_0^t K(t,s)\\Big[D(s)+\\frac{\\zeta(s)}{\\sqrt{${delta}}}\\Big]ds,\\qquad \\zeta\\sim\\mathcal{GP}(0,\\,C_D+${noise}),\\qquad w=${alpha}^2e^{-2${lambda}t}\\sinh 2h`,
  },
  {
    says: 'Where it ends, by state evolution; the test error is the mean square of D',
    tex: `\\tau^2=\\frac{${noise}+\\mathbb E(\\hat w-w^*)^2}{${delta}},\\qquad \\hat w=\\mathrm{prox}(w^*+\\tau z),\\qquad w^*\\sim${term('teacher', '\\pi')},\\quad z\\sim\\mathcal N(0,1)`,
  },
];
