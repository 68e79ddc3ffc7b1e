import type { Step } from '../../../contract/index.js';
import { copyNetwork, flatten, forward, gradientFlow, ntk, outputOf, unflatten } from '../../../networks/index.js';
import { norm } from '../../../numerics/linalg/index.js';
import { integrateWithErrorJob } from '../../../numerics/ode/index.js';
import type { Beginning } from '../beginning.js';

/** What a trained network shows at a list of times, with estimated errors. */
export interface NetworkCurve {
  /** Numbers per time: outputs on all inputs, then the kernel drift. */
  width: number;
  values: Float64Array;
  errors: Float64Array;
}

/** Step times the largest kernel eigenvalue for activations with kinks: accurate to about 1e-4. */
const kinkStep = 0.01;

/** Integrates gradient flow of the real network and observes outputs and kernel drift. */
export function* networkFlow(
  b: Beginning,
  times: Float64Array,
  tolerance?: number,
): Generator<Step, NetworkCurve, void> {
  const { inputs, total, count, dimension, labels, loss, activation } = b.setting;
  const batch = { inputs: inputs.subarray(0, count * dimension), labels: b.targets, count: labels.length };
  const work = copyNetwork(b.network);
  const size = norm(b.trainKernel);
  const observe = {
    size: total + 1,
    of: (_t: number, y: Float64Array, out: Float64Array) => {
      unflatten(work, y);
      out.set(outputOf(forward(work, inputs, total)));
      const kernel = ntk(work, batch.inputs, count);
      out[total] = norm(kernel.map((v, i) => v - b.trainKernel[i]!)) / size;
    },
  };
  const rtol = tolerance ?? 1e-8;
  // At kinks the right-hand side jumps, and a flow can slide along one: error control would step ever more finely there.
  const options = activation.smooth
    ? { rtol, atol: rtol / 100, method: 'dormand-prince', observe }
    : { fixedStep: kinkStep / b.modes.eigenvalues[count - 1]!, method: 'classical-runge-kutta', observe };
  const problem = gradientFlow(b.network, batch, loss);
  const job = integrateWithErrorJob(problem, { t: 0, y: flatten(b.network) }, times, options);
  for (let step = job.next(); ; step = job.next()) {
    if (step.done) return step.value;
    const { phase, t, end } = step.value;
    yield { done: (phase === 'solution' ? 0 : end) + t, total: 2 * end, note: 'training' };
  }
}
