import { type Absent, drop, type Formula, term } from './index.js';

const alpha = term('lazinessScale richness', '\\alpha');
const n = term('width hiddenWidths', 'n');
const phi = term('activation', '\\phi');
const labels = term('labels centredTargets', 'y');
const metric = term('parametrisation abcExponents richness', 'G');

const linearOnly: Absent = ({ engine }) => {
  if (engine === 'linear') return 'this engine keeps the kernel of the start';
  if (engine === 'infinite-width') return 'at infinite width the kernel never changes';
  return engine === 'shadow' ? 'this engine takes the kernel along the linear path instead' : undefined;
};

/** Docs: linearization 2, 3.3, 3.4 and 3.6. */
export const formulas: Formula[] = [
  {
    says: 'The network and its linearisation at the start',
    tex: `h^l=${phi}(W^lh^{l-1}+b^l),\\quad l=1\\ldots ${term('hiddenLayers', 'L')},\\quad f=${alpha}\\,W^{L+1}h^L,\\qquad f_{\\rm lin}(\\theta)=f(\\theta_0)+\\nabla f(\\theta_0)^{\\mathsf T}(\\theta-\\theta_0)`,
  },
  {
    says: 'Linear training is governed by the tangent kernel at the start; G holds the rates of the layers',
    tex: `\\dot f_{\\rm lin}=-\\Theta_0\\,${term('loss', "\\ell'")}(f_{\\rm lin},${labels}),\\qquad \\Theta_0=\\nabla f(\\theta_0)^{\\mathsf T}\\,${metric}\\,\\nabla f(\\theta_0)`,
  },
  {
    says: 'The kernel of the network moves: a hierarchy, r being the residual f − y',
    tex: `\\dot f_a=-\\sum_b\\Theta_{ab}r_b,\\qquad ${drop('hierarchy', `\\dot\\Theta_{ab}=-\\sum_cO^{(3)}_{abc}\\,r_c`)},\\qquad ${drop('hierarchy', `\\dot O^{(3)}_{abc}=-\\sum_dO^{(4)}_{abcd}\\,r_d`)}`,
    drops: {
      hierarchy: (known) => {
        const why = linearOnly(known);
        return why && `the motion of the kernel; ${why}`;
      },
    },
  },
  {
    says: 'How weak it is: derivatives contracted with gradients, for smooth activations in NTK scaling',
    tex: `C_D=\\nabla^Df\\,[\\,${metric}\\nabla f,\\ldots,${metric}\\nabla f\\,]\\;\\sim\\;\\Theta^D\\,${alpha}^{\\,1-D}\\,${n}^{-\\lfloor D/2\\rfloor},\\qquad O^{(3)}\\propto\\frac1{${alpha}},\\quad O^{(4)}\\propto\\frac1{${alpha}^2}`,
  },
];
