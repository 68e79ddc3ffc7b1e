/** Rates and data moments of gradient descent on the projected weights; the step is contained in the rates. */
export interface ProjectedProblem {
  outputScale: number;
  readoutRate: number;
  hiddenRate: number;
  inputMoment: number;
  inputLabelMoment: number;
  readoutWeightDecay: number;
  hiddenWeightDecay: number;
  momentum: number;
}

/**
 * Heavy-ball gradient descent on the weights that the data see, u and w = W·n; both gradients are taken before the update.
 * With momentum 0 plain gradient descent. In place.
 * @param state u, w, velocity of u, velocity of w, each `width` long
 */
export function descendProjected(state: Float64Array, width: number, problem: ProjectedProblem, steps: number): void {
  const { outputScale, readoutRate, hiddenRate, momentum } = problem;
  const u = state.subarray(0, width);
  const w = state.subarray(width, 2 * width);
  const uVelocity = state.subarray(2 * width, 3 * width);
  const wVelocity = state.subarray(3 * width, 4 * width);
  for (let k = 0; k < steps; k++) {
    const gap = problem.inputLabelMoment - problem.inputMoment * outputScale * dot(u, w);
    const pull = outputScale * gap;
    for (let i = 0; i < width; i++) {
      const uForce = pull * w[i]! - problem.readoutWeightDecay * u[i]!;
      const wForce = pull * u[i]! - problem.hiddenWeightDecay * w[i]!;
      u[i]! += uVelocity[i] = momentum * uVelocity[i]! + readoutRate * uForce;
      w[i]! += wVelocity[i] = momentum * wVelocity[i]! + hiddenRate * wForce;
    }
  }
}

/** Sum of products, from the first entry to the last. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
