import type { Loss } from '../../../networks/index.js';
import type { OdeProblem } from '../../../numerics/ode/index.js';
import type { LinearProblem } from './linear-flow.js';

/**
 * Gradient flow of the linear model in function space for any loss: state (f on all inputs, q of the training inputs).
 * @equation ḟ = −Θ ∂ℓ/∂f, q̇ = ∂ℓ/∂f [linearization 10.5]
 */
export function linearFunctionFlow({ kernel, total, count, targets }: LinearProblem, loss: Loss): OdeProblem {
  return {
    name: 'linear model in function space',
    rhs: (_t, y, dy) => {
      const slope = loss.slope(y.slice(0, count), targets, 1);
      dy.fill(0);
      for (let a = 0; a < total; a++) for (let b = 0; b < count; b++) dy[a]! -= kernel[a * total + b]! * slope[b]!;
      dy.set(slope, total);
    },
  };
}
