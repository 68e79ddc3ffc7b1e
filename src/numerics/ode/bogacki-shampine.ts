import { explicitRungeKutta } from './explicit-runge-kutta.js';

/** Bogacki-Shampine 3(2), order 3 with an estimate of order 2: cheap steps for loose tolerances (1e-2, 1e-3). */
export const bogackiShampine = explicitRungeKutta(
  {
    name: 'bogacki-shampine',
    order: 3,
    estimateOrder: 3,
    source: 'P. Bogacki, L. F. Shampine, Appl. Math. Lett. 2 (1989) 321',
  },
  {
    c: [1 / 2, 3 / 4],
    a: [[1 / 2], [0, 3 / 4]],
    b: [2 / 9, 1 / 3, 4 / 9],
    error: [2 / 9 - 7 / 24, 1 / 3 - 1 / 4, 4 / 9 - 1 / 3, -1 / 8],
  },
);
