// Right-hand side of erf networks as textbooks write it: nested loops over three- and four-point integrals (Saad and Solla 1995).
import { asin } from '../dist/numerics/math/index.js';

/** I3(C) = E[σ'(u1) u2 σ(u3)]. */
function threePoint(c11, c12, c13, c23, c33) {
  const lambda = (1 + c11) * (1 + c33) - c13 * c13;
  return ((2 / Math.PI) * (c23 * (1 + c11) - c12 * c13)) / ((1 + c11) * Math.sqrt(lambda));
}

/** I4(C) = E[σ'(u1) σ'(u2) σ(u3) σ(u4)]. */
function fourPoint(c11, c12, c13, c14, c22, c23, c24, c33, c34, c44) {
  const l4 = (1 + c11) * (1 + c22) - c12 * c12;
  const l0 = l4 * c34 - c23 * c24 * (1 + c11) - c13 * c14 * (1 + c22) + c12 * c13 * c24 + c12 * c14 * c23;
  const l1 = l4 * (1 + c33) - c23 * c23 * (1 + c11) - c13 * c13 * (1 + c22) + 2 * c12 * c13 * c23;
  const l2 = l4 * (1 + c44) - c24 * c24 * (1 + c11) - c14 * c14 * (1 + c22) + 2 * c12 * c14 * c24;
  return (4 / (Math.PI * Math.PI) / Math.sqrt(l4)) * asin(Math.max(-1, Math.min(1, l0 / Math.sqrt(l1 * l2))));
}

/** H_jb = Σ_a c_a I3(j, b, a). */
export function textbookDrift(omega, c, p, n, H) {
  for (let j = 0; j < p; j++)
    for (let b = 0; b < n; b++) {
      let sum = 0;
      for (let a = 0; a < n; a++)
        sum +=
          c[a] * threePoint(omega[j * n + j], omega[j * n + b], omega[j * n + a], omega[b * n + a], omega[a * n + a]);
      H[j * n + b] = sum;
    }
}

/** N_jl = Σ_ab c_a c_b I4(j, l, a, b) + Δ I2(j, l). */
export function textbookNoise(omega, c, variance, p, n, N) {
  for (let j = 0; j < p; j++)
    for (let l = 0; l < p; l++) {
      const [jj, jl, ll] = [omega[j * n + j], omega[j * n + l], omega[l * n + l]];
      let sum = ((2 / Math.PI) * variance) / Math.sqrt((1 + jj) * (1 + ll) - jl * jl);
      for (let a = 0; a < n; a++)
        for (let b = 0; b < n; b++)
          sum +=
            c[a] *
            c[b] *
            fourPoint(
              jj,
              jl,
              omega[j * n + a],
              omega[j * n + b],
              ll,
              omega[l * n + a],
              omega[l * n + b],
              omega[a * n + a],
              omega[a * n + b],
              omega[b * n + b],
            );
      N[j * p + l] = sum;
    }
}
