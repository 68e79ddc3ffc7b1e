import type { Beginning } from './beginning.js';
import type { Parameters } from './parameters.js';
import { descendLimit } from './step-limit.js';

/** What is dangerous about a configuration, one sentence each. */
export function warningsOf(given: Parameters, b: Beginning): string[] {
  const found: string[] = [];
  const { eigenvalues } = b.modes;
  const largest = eigenvalues[eigenvalues.length - 1]!;
  const limit = descendLimit(largest, given.momentum);
  if (given.dynamics === 'gradient-descent' && given.learningRate >= limit)
    found.push(
      `Linear gradient descent diverges: η·λ_max = ${brief(given.learningRate * largest)}; the largest stable η is ${brief(limit)}.`,
    );
  if (eigenvalues[0]! <= 1e-10 * largest)
    found.push(
      'λ_min = 0 (repeated inputs, or more inputs than the model can tell apart): conflicting targets cannot be fitted, and the bound says nothing.',
    );
  const { dimension, inputs, total } = b.setting;
  const square = inputs.reduce((sum, v) => sum + v * v, 0) / (total * dimension);
  if (square > 9)
    found.push(
      `Inputs have root mean square ${brief(Math.sqrt(square))} per component: scale them to about 1, else activations saturate.`,
    );
  if (given.activation === 'relu')
    found.push(
      'Derivatives at the start do not see the kinks of relu: orders 3 and above are too small, trust the shadow rather than the hierarchy.',
    );
  return found;
}

function brief(x: number): string {
  return String(Number(x.toPrecision(3)));
}
