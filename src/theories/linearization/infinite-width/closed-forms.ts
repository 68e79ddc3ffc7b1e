import { asin, atan2, cosh, exp, sinh } from '../../../numerics/math/index.js';
import type { Dual } from './dual.js';

/** T = k12, Ṫ = 1. */
export const linearDual: Dual = {
  at: (_k11, k12, _k22, out) => {
    out.value = k12;
    out.slope = 1;
  },
};

/** T = k11 k22 + 2 k12², Ṫ = 4 k12. */
export const squareDual: Dual = {
  at: (k11, k12, k22, out) => {
    out.value = k11 * k22 + 2 * k12 * k12;
    out.slope = 4 * k12;
  },
};

/** T = e^{−(k11+k22)/2} sinh k12, Ṫ the same with cosh. */
export const sinDual: Dual = {
  at: (k11, k12, k22, out) => {
    const mean = (k11 + k22) / 2;
    // Written as exponentials of differences: sinh alone overflows where the product is of order one.
    const [up, down] = [exp(k12 - mean), exp(-k12 - mean)];
    out.value = mean < 300 ? exp(-mean) * sinh(k12) : (up - down) / 2;
    out.slope = mean < 300 ? exp(-mean) * cosh(k12) : (up + down) / 2;
  },
};

/** T = √(k11 k22)/(2π) (sin ϑ + (π−ϑ) cos ϑ), Ṫ = (π−ϑ)/(2π), ϑ the angle, by atan2 so that no digits are lost near 0. */
export const reluDual: Dual = {
  at: (k11, k12, k22, out) => {
    // The root of the product is exact on the diagonal, so that the angle there is exactly 0.
    const size = Math.sqrt(k11 * k22);
    const c = Math.max(-1, Math.min(1, k12 / size));
    const s = Math.sqrt((1 - c) * (1 + c));
    const angle = atan2(s, c);
    out.value = (size / (2 * Math.PI)) * (s + (Math.PI - angle) * c);
    out.slope = (Math.PI - angle) / (2 * Math.PI);
  },
};

/** T = (2/π) asin(2 k12/√a), Ṫ = (4/π)/√(a − 4 k12²), a = (1 + 2 k11)(1 + 2 k22). */
export const erfDual: Dual = {
  at: (k11, k12, k22, out) => {
    const a = (1 + 2 * k11) * (1 + 2 * k22);
    // a − 4 k12² without cancellation for equal arguments.
    const rest = 1 + 2 * (k11 + k22) + 4 * (k11 * k22 - k12 * k12);
    out.value = (2 / Math.PI) * asin((2 * k12) / Math.sqrt(a));
    out.slope = 4 / Math.PI / Math.sqrt(rest);
  },
};

/** Closed form of z Φ(z) [linearization 3.5]. */
export const geluDual: Dual = {
  at: (k11, k12, k22, out) => {
    const [p, q] = [1 + k11, 1 + k22];
    const delta = p * q - k12 * k12;
    const P = 1 / (2 * Math.PI * Math.sqrt(delta));
    const A = 0.25 + asin(k12 / Math.sqrt(p * q)) / (2 * Math.PI);
    out.value = k12 * A + P * ((k11 * (delta - p)) / p + (k12 * k12) / q);
    out.slope = A + P * k12 * (1 / p + 1 / q + 1 / delta);
  },
};
