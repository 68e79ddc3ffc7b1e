import { explicitRungeKutta } from './explicit-runge-kutta.js';
import { hermite } from './hermite.js';
import type { Method } from './method.js';

/** Weights of the quartic correction of the dense output, slopes 1..7. */
const BUBBLE = [
  -12715105075 / 11282082432,
  0,
  87487479700 / 32700410799,
  -10690763975 / 1880347072,
  701980252875 / 199316789632,
  -1453857185 / 822651844,
  69997945 / 29380423,
] as const;

const base = explicitRungeKutta(
  {
    name: 'dormand-prince',
    order: 5,
    estimateOrder: 5,
    source:
      'J. R. Dormand, P. J. Prince, J. Comput. Appl. Math. 6 (1980) 19; dense output: E. Hairer, S. P. Norsett, G. Wanner, Solving ODEs I (1993), II.6',
  },
  {
    c: [1 / 5, 3 / 10, 4 / 5, 8 / 9, 1],
    a: [
      [1 / 5],
      [3 / 40, 9 / 40],
      [44 / 45, -56 / 15, 32 / 9],
      [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
      [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
    ],
    b: [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
    error: [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40],
  },
);

/**
 * Dormand-Prince 5(4), order 5 with an estimate of order 4 and six right-hand sides per step; the default.
 * Dense output: quartic through both ends with their slopes, error O(h⁵) uniformly, the order of the global error.
 * Stable for real negative h·λ above -3.3.
 */
export const dormandPrince: Method = {
  ...base,
  denseOrder: 5,
  interpolate(state, theta, out) {
    hermite(state, theta, out);
    const [k3, k4, k5, k6] = state.stages.slice(1) as [Float64Array, Float64Array, Float64Array, Float64Array];
    const { previousF: k1, f: k7 } = state;
    const [d1, , d3, d4, d5, d6, d7] = BUBBLE;
    const bubble = (state.t - state.previousT) * theta * theta * (1 - theta) * (1 - theta);
    for (let i = 0; i < out.length; i++)
      out[i] = out[i]! + bubble * (d1 * k1[i]! + d3 * k3[i]! + d4 * k4[i]! + d5 * k5[i]! + d6 * k6[i]! + d7 * k7[i]!);
  },
};
