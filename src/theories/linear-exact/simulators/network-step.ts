/** Data and rates of the full network; the step is contained in the rates. */
export interface NetworkProblem {
  width: number;
  inputDimension: number;
  /** Training inputs x_μ, row-major points × inputDimension. */
  inputs: Float64Array;
  labels: Float64Array;
  outputScale: number;
  readoutRate: number;
  hiddenRate: number;
  readoutWeightDecay: number;
  hiddenWeightDecay: number;
  momentum: number;
}

/** Length of the state: readout u, first layer W (row-major width × inputDimension), and their velocities. */
export function networkStateLength({ width, inputDimension }: NetworkProblem): number {
  return 2 * (width + width * inputDimension);
}

/** What the network answers on the training inputs: f(x_μ) = γ Σ u_i (W_i·x_μ), and the pre-activations W_i·x_μ (points × width). */
export interface Forward {
  outputs: Float64Array;
  hidden: Float64Array;
}

/** Buffers for one network, reused from step to step. */
export function forwardBuffers({ width, labels }: NetworkProblem): Forward {
  return { outputs: new Float64Array(labels.length), hidden: new Float64Array(labels.length * width) };
}

/** Evaluates the network on all training inputs into `buffers`. */
export function forward(state: Float64Array, problem: NetworkProblem, buffers: Forward): void {
  const { width, inputDimension, inputs, labels, outputScale } = problem;
  const { outputs, hidden } = buffers;
  for (let m = 0; m < labels.length; m++) {
    let sum = 0;
    for (let i = 0; i < width; i++) {
      let value = 0;
      const row = width + i * inputDimension;
      for (let j = 0; j < inputDimension; j++) value += state[row + j]! * inputs[m * inputDimension + j]!;
      hidden[m * width + i] = value;
      sum += state[i]! * value;
    }
    outputs[m] = outputScale * sum;
  }
}

/**
 * Heavy-ball gradient descent of every weight on ½·mean (f(x_μ) − y_μ)²; both gradients are taken before the update.
 * With momentum 0 plain gradient descent. In place; O(points · width · inputDimension) per step.
 */
export function descendNetwork(state: Float64Array, problem: NetworkProblem, buffers: Forward, steps: number): void {
  const { labels, width } = problem;
  const readoutGradient = new Float64Array(width);
  const back = new Float64Array(problem.inputDimension);
  for (let k = 0; k < steps; k++) {
    forward(state, problem, buffers);
    readoutGradient.fill(0);
    back.fill(0);
    for (let m = 0; m < labels.length; m++) {
      const residual = (problem.outputScale * (buffers.outputs[m]! - labels[m]!)) / labels.length;
      for (let i = 0; i < width; i++) readoutGradient[i]! += residual * buffers.hidden[m * width + i]!;
      for (let j = 0; j < back.length; j++) back[j]! += residual * problem.inputs[m * back.length + j]!;
    }
    update(state, problem, readoutGradient, back);
  }
}

/** One update from ∂L/∂u and from Σ_μ γ(f − y)x/N, whose outer product with u is ∂L/∂W. */
function update(state: Float64Array, problem: NetworkProblem, readoutGradient: Float64Array, back: Float64Array): void {
  const { width, inputDimension, momentum, readoutRate, hiddenRate, readoutWeightDecay, hiddenWeightDecay } = problem;
  const velocities = width + width * inputDimension;
  for (let i = 0; i < width; i++) {
    const u = state[i]!;
    const row = width + i * inputDimension;
    for (let j = 0; j < inputDimension; j++) {
      const at = row + j;
      const gradient = u * back[j]! + hiddenWeightDecay * state[at]!;
      state[at]! += state[velocities + at] = momentum * state[velocities + at]! - hiddenRate * gradient;
    }
    const gradient = readoutGradient[i]! + readoutWeightDecay * u;
    state[i]! += state[velocities + i] = momentum * state[velocities + i]! - readoutRate * gradient;
  }
}
