import { explicitRungeKutta } from './explicit-runge-kutta.js';

/** The classical Runge-Kutta method, order 4, for fixed steps. */
export const classicalRungeKutta = explicitRungeKutta(
  { name: 'classical-runge-kutta', order: 4, source: 'W. Kutta, Z. Math. Phys. 46 (1901) 435' },
  {
    c: [1 / 2, 1 / 2, 1],
    a: [[1 / 2], [0, 1 / 2], [0, 0, 1]],
    b: [1 / 6, 1 / 3, 1 / 3, 1 / 6],
  },
);
