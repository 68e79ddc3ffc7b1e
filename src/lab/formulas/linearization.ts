import { type Formula, term } from './index.js';

const alpha = term('lazinessScale', '\\alpha');
const n = term('width', 'n');

export const formulas: Formula[] = [
  {
    says: 'The network and its linearisation at the start',
    tex: `f_{\\rm lin}(\\theta)=${alpha}\\Big[f(\\theta_0)+\\nabla f(\\theta_0)^{\\mathsf T}(\\theta-\\theta_0)\\Big]`,
  },
  {
    says: 'Linear training is governed by the tangent kernel at the start',
    tex: `\\dot f_{\\rm lin}=-\\Theta_0\\,\\nabla_f\\ell(f_{\\rm lin},${term('labels', 'y')}),\\qquad \\Theta_0=${alpha}^2\\,\\nabla f(\\theta_0)\\nabla f(\\theta_0)^{\\mathsf T}`,
  },
  {
    says: 'The deviation is the correlation of higher derivatives with the first',
    tex: `f-f_{\\rm lin}\\;=\\;O\\big(\\nabla^2 f\\cdot\\nabla f\\,\\nabla f\\big)\\;\\sim\\;\\frac1{${alpha}\\,\\sqrt{${n}}}\\quad\\text{(smooth \\(${term('activation', '\\phi')}\\))}`,
  },
];
