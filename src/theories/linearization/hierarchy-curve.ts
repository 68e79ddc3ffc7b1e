import type { Step } from '../../contract/index.js';
import type { Hierarchy } from '../../networks/index.js';
import { norm } from '../../numerics/linalg/index.js';
import { integrateJob } from '../../numerics/ode/index.js';
import type { Beginning } from './beginning.js';
import { hierarchyFlow, hierarchyState } from './dynamics/hierarchy-flow.js';

/** Prediction of the hierarchy at a list of times, as far as it holds. */
export interface HierarchyCurve {
  /** Number of times reached before the kernel had moved by its own size. */
  reached: number;
  /** reached x total. */
  outputs: Float64Array;
  /** Relative change of the training kernel, per time reached. */
  drift: Float64Array;
}

/** Integrates the hierarchy; with `fourth` absent its third order stays frozen. Stops where perturbation theory ends. */
export function* hierarchyCurve(
  b: Beginning,
  kernels: Hierarchy,
  times: Float64Array,
): Generator<Step, HierarchyCurve, void> {
  const { total, count, loss } = b.setting;
  const size = norm(kernels.ntk);
  const changeOf = (y: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < total * total; i++) sum += square(y[total + i]! - kernels.ntk[i]!);
    return Math.sqrt(sum);
  };
  const event = {
    name: 'beyond perturbation theory',
    of: (_t: number, y: Float64Array) => changeOf(y) - size,
    terminal: true,
  };
  const problem = hierarchyFlow(kernels, b.targets, loss);
  const start = { t: 0, y: hierarchyState(kernels) };
  const trainSize = norm(b.trainKernel);
  const observe = {
    size: total + 1,
    of: (_t: number, y: Float64Array, out: Float64Array) => {
      out.set(y.subarray(0, total));
      let sum = 0;
      for (let i = 0; i < count; i++)
        for (let j = 0; j < count; j++) sum += square(y[total + i * total + j]! - kernels.ntk[i * total + j]!);
      out[total] = Math.sqrt(sum) / trainSize;
    },
  };
  const options = { rtol: 1e-9, atol: 1e-12, method: 'dormand-prince', observe, events: [event] };
  const job = integrateJob(problem, start, times, options);
  for (let step = job.next(); ; step = job.next()) {
    if (!step.done) {
      yield { done: step.value.t, total: step.value.end, note: 'hierarchy' };
      continue;
    }
    const { t, values } = step.value;
    const outputs = new Float64Array(t.length * total);
    const drift = new Float64Array(t.length);
    for (let k = 0; k < t.length; k++) {
      outputs.set(values.subarray(k * (total + 1), k * (total + 1) + total), k * total);
      drift[k] = values[k * (total + 1) + total]!;
    }
    return { reached: t.length, outputs, drift };
  }
}

function square(x: number): number {
  return x * x;
}
