import { parseParameters, type Step } from '../../../contract/index.js';
import { copyNetwork, flatten, forward, gradientFlow, ntk, outputOf, unflatten } from '../../../networks/index.js';
import { norm } from '../../../numerics/linalg/index.js';
import { integrateJob } from '../../../numerics/ode/index.js';
import { type Beginning, beginningOf } from '../beginning.js';
import { relativeDeviation, rmsDifference } from '../diagnostics.js';
import { linearFlowOutput } from '../dynamics/linear-flow.js';
import { type Parameters, parameters } from '../parameters.js';

/** What gradient flow of one network showed at one time. */
export interface Measured {
  output: Float64Array;
  linear: Float64Array;
  deviation: number;
  relative: number;
  drift: number;
}

/** Parameters with some of them given. */
export function given(some: Record<string, unknown>): Parameters {
  return parseParameters(parameters, some);
}

/** Time at which the mean eigenvalue of the kernel has acted `share` times. */
export function meanTime({ trainKernel, setting }: Beginning, share: number): number {
  const n = setting.count;
  let trace = 0;
  for (let a = 0; a < n; a++) trace += trainKernel[a * n + a]!;
  return (share * n) / trace;
}

/** Trains one network by gradient flow and compares it with its linearisation at the times (in units of the mean eigenvalue). */
export function* measure(
  some: Record<string, unknown>,
  seed: number,
  replica: number,
  shares: number[],
  rtol = 1e-7,
): Generator<Step, { start: Beginning; at: Measured[] }, void> {
  const start = beginningOf(given(some), { seed }, replica);
  const { inputs, count, dimension, loss, activation } = start.setting;
  const batch = { inputs: inputs.subarray(0, count * dimension), labels: start.targets, count };
  const times = Float64Array.from(shares, (share) => meanTime(start, share));
  const options = activation.smooth
    ? { rtol, atol: rtol / 1000, method: 'dormand-prince' }
    : { fixedStep: 0.02 / start.modes.eigenvalues[count - 1]!, method: 'classical-runge-kutta' };
  const work = copyNetwork(start.network);
  const observe = {
    size: count + 1,
    of: (_t: number, y: Float64Array, out: Float64Array) => {
      unflatten(work, y);
      out.set(outputOf(forward(work, batch.inputs, count)));
      const kernel = ntk(work, batch.inputs, count);
      out[count] = norm(kernel.map((v, i) => v - start.trainKernel[i]!)) / norm(start.trainKernel);
    },
  };
  const problem = gradientFlow(start.network, batch, loss);
  const job = integrateJob(problem, { t: 0, y: flatten(start.network) }, times, { ...options, observe });
  for (let step = job.next(); ; step = job.next()) {
    if (!step.done) {
      yield { done: step.value.t, total: step.value.end };
      continue;
    }
    const { values, width } = step.value;
    const at = [...times].map((t, k) => {
      const output = values.slice(k * width, k * width + count);
      const linear = linearFlowOutput(start.modes, t).slice(0, count);
      return {
        output,
        linear,
        deviation: rmsDifference(output, linear),
        relative: relativeDeviation(output, linear, start.passes.output, count),
        drift: values[k * width + count]!,
      };
    });
    return { start, at };
  }
}
