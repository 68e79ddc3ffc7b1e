import { type Formula, term } from './index.js';

const alpha = term('lazinessScale', '\\alpha');
const n = term('width', 'n');

/** After the theory's page of equations, sections 2 and 3; the widths' law is the claim L5, that of α the claim L7. */
export const formulas: Formula[] = [
  {
    says: 'The network and its linearisation at the start',
    tex: `f_{\\rm lin}(\\theta)=f(\\theta_0)+\\nabla f(\\theta_0)^{\\mathsf T}(\\theta-\\theta_0)`,
  },
  {
    says: 'Linear training is governed by the tangent kernel at the start',
    tex: `\\dot f_{\\rm lin}=-\\Theta_0\\,\\nabla_{\\!f}\\,${term('loss', '\\ell')}(f_{\\rm lin},${term('labels', 'y')}),\\qquad \\Theta_0(x,x')=\\nabla f(x)\\cdot\\nabla f(x')`,
  },
  {
    says: 'Real training leaves it by the correlation of higher derivatives with the first; for a smooth activation this falls with width and laziness',
    tex: `C^{D,d}=\\nabla^{D+d}f\\,[\\underbrace{\\nabla f,\\dots,\\nabla f}_{d},\\cdot],\\qquad \\lVert f-f_{\\rm lin}\\rVert\\;\\sim\\;\\frac1{${alpha}\\,${n}}`,
  },
];
