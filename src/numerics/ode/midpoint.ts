import { explicitRungeKutta } from './explicit-runge-kutta.js';

/** Explicit midpoint rule, order 2. */
export const midpoint = explicitRungeKutta(
  { name: 'midpoint', order: 2, source: 'C. Runge, Math. Ann. 46 (1895) 167' },
  { c: [1 / 2], a: [[1 / 2]], b: [0, 1] },
);
