import { cholesky } from '../../../numerics/linalg/index.js';
import { gaussHermite } from '../../../numerics/quadrature/index.js';
import type { Activation } from '../activations/index.js';

/** E[σ'(λ_a) σ'(λ_b) ...] over units (with repetition) whose pre-activations have that covariance. */
export type SlopeMoment = (units: number[]) => number;

const nodes = 96;

/**
 * Moments of σ' for orthogonal units (any activation), and for any covariance in the erf family; undefined otherwise.
 * @equation erf(κu/√2): E Π σ' = (κ²·2/π)^{m/2} det(I + κ²Ω_S)^{−1/2}; orthogonal units: Π_units E[σ'^multiplicity] [sgd-ode 3.9]
 */
export function slopeMoments(activation: Activation, covariance: Float64Array, size: number): SlopeMoment | undefined {
  const { inputScale } = activation;
  if (inputScale !== undefined) return (units) => erfMoment(inputScale * inputScale, covariance, size, units);
  const orthogonal = covariance.every((value, i) => i % (size + 1) === 0 || Math.abs(value) < 1e-12);
  if (!orthogonal) return undefined;
  const { nodes: points, weights } = gaussHermite(nodes);
  return (units) => {
    let total = 1;
    for (const unit of new Set(units)) {
      const power = units.filter((other) => other === unit).length;
      const deviation = Math.sqrt(covariance[unit * (size + 1)]!);
      let mean = 0;
      points.forEach((z, n) => {
        const slope = activation.derivative(deviation * z);
        let factor = 1;
        for (let m = 0; m < power; m++) factor *= slope;
        mean += weights[n]! * factor;
      });
      total *= mean;
    }
    return total;
  };
}

function erfMoment(squaredScale: number, covariance: Float64Array, size: number, units: number[]): number {
  const m = units.length;
  const matrix = Float64Array.from({ length: m * m }, (_, at) => {
    const [a, b] = [units[Math.floor(at / m)]!, units[at % m]!];
    return (Math.floor(at / m) === at % m ? 1 : 0) + squaredScale * covariance[a * size + b]!;
  });
  const factor = cholesky(matrix, m);
  let product = 1;
  for (let i = 0; i < m; i++) product *= Math.sqrt((2 * squaredScale) / Math.PI) / factor[i * m + i]!;
  return product;
}
