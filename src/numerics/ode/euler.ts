import { explicitRungeKutta } from './explicit-runge-kutta.js';

/** Euler's method, order 1: what fixed-step codes in the literature use; a baseline, and plain gradient descent. */
export const euler = explicitRungeKutta(
  { name: 'euler', order: 1, source: 'L. Euler, Institutionum calculi integralis (1768)' },
  { c: [], a: [], b: [1] },
);
