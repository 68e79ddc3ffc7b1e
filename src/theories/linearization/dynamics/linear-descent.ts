import type { Loss } from '../../../networks/index.js';
import type { LinearProblem } from './linear-flow.js';

/** The linear model under gradient descent on batches, in function space: outputs on all inputs, and the coefficients q with Δθ = −Σ q_c v_c. */
export interface LinearDescent {
  problem: LinearProblem;
  output: Float64Array;
  moved: Float64Array;
  velocity: Float64Array;
}

/** A linear descent before its first step. */
export function startLinearDescent(problem: LinearProblem): LinearDescent {
  return {
    problem,
    output: problem.output.slice(),
    moved: new Float64Array(problem.count),
    velocity: new Float64Array(problem.count),
  };
}

/**
 * One step on a batch (repeated indices count as often as they occur), in place.
 * @equation f_A ← f_A − η Θ_{A,B} ∂ℓ/∂f_B; with momentum the step is added to μ times the last one [linearization 3.6]
 */
export function linearStep(
  { problem, output, moved, velocity }: LinearDescent,
  batch: readonly number[],
  { learningRate, momentum, loss }: { learningRate: number; momentum: number; loss: Loss },
): void {
  const { kernel, total, count, targets } = problem;
  const slope = loss.slope(
    Float64Array.from(batch, (b) => output[b]!),
    Float64Array.from(batch, (b) => targets[b]!),
    1,
  );
  for (let c = 0; c < count; c++) velocity[c]! *= momentum;
  batch.forEach((b, i) => {
    velocity[b]! += learningRate * slope[i]!;
  });
  for (let c = 0; c < count; c++) {
    const change = velocity[c]!;
    if (change === 0) continue;
    moved[c]! += change;
    for (let a = 0; a < total; a++) output[a]! -= kernel[a * total + c]! * change;
  }
}
