import type { Step } from '../../contract/index.js';
import { forward, outputOf } from '../../networks/index.js';
import { integrateJob } from '../../numerics/ode/index.js';
import type { Beginning } from './beginning.js';
import { linearFunctionFlow } from './dynamics/function-flow.js';
import { linearStep, startLinearDescent } from './dynamics/linear-descent.js';
import { integratedResidual, linearFlowOutput } from './dynamics/linear-flow.js';
import { movedAlong } from './dynamics/shadow.js';

/** The linear model at a list of times: outputs on all inputs, and where its parameters are. */
export interface LinearCurve {
  /** times x total. */
  outputs: Float64Array;
  /** times x count: q with Δθ = −Σ q_c v_c. */
  moved: Float64Array;
}

/** The linear model under gradient flow: closed form for the squared loss, an ODE in function space for others. */
export function* linearFlowCurve(b: Beginning, times: Float64Array): Generator<Step, LinearCurve, void> {
  const { total, count, loss } = b.setting;
  const curve = emptyCurve(times.length, total, count);
  if (loss.name === 'squared') {
    for (let k = 0; k < times.length; k++) {
      curve.outputs.set(linearFlowOutput(b.modes, times[k]!), k * total);
      curve.moved.set(integratedResidual(b.modes, times[k]!), k * count);
      yield { done: k + 1, total: times.length };
    }
    return curve;
  }
  const y = new Float64Array(total + count);
  y.set(b.passes.output);
  const problem = linearFunctionFlow(b.modes.problem, loss);
  const job = integrateJob(problem, { t: 0, y }, times, { rtol: 1e-10, atol: 1e-12 });
  for (let step = job.next(); ; step = job.next()) {
    if (step.done) {
      times.forEach((_, k) => {
        const row = step.value.values.subarray(k * (total + count), (k + 1) * (total + count));
        curve.outputs.set(row.subarray(0, total), k * total);
        curve.moved.set(row.subarray(total), k * count);
      });
      return curve;
    }
    yield { done: step.value.t, total: step.value.end };
  }
}

/** The linear model under gradient descent on batches, at the recorded steps. */
export function* linearDescentCurve(
  b: Beginning,
  batches: number[][],
  recorded: readonly number[],
  options: { learningRate: number; momentum: number },
): Generator<Step, LinearCurve, void> {
  const { total, count, loss } = b.setting;
  const curve = emptyCurve(recorded.length, total, count);
  const linear = startLinearDescent(b.modes.problem);
  let next = 0;
  for (let step = 0; ; step++) {
    for (; next < recorded.length && recorded[next] === step; next++) {
      curve.outputs.set(linear.output, next * total);
      curve.moved.set(linear.moved, next * count);
    }
    if (next === recorded.length || step === batches.length) return curve;
    linearStep(linear, batches[step]!, { ...options, loss });
    if (step % 64 === 63) yield { done: step, total: batches.length };
  }
}

function emptyCurve(length: number, total: number, count: number): LinearCurve {
  return { outputs: new Float64Array(length * total), moved: new Float64Array(length * count) };
}

/**
 * Output of the real network at the linear model's parameters minus the linear output: what nonlinearity does to the output
 * at given parameters, an estimate of the deviation to leading order in the width. times x total.
 */
export function* remainders(b: Beginning, curve: LinearCurve): Generator<Step, Float64Array, void> {
  const { total, count, inputs } = b.setting;
  const out = curve.outputs.slice();
  const times = out.length / total;
  for (let k = 0; k < times; k++) {
    const network = movedAlong(b.network, b.passes, curve.moved.subarray(k * count, (k + 1) * count));
    const f = outputOf(forward(network, inputs, total));
    for (let a = 0; a < total; a++) out[k * total + a] = f[a]! - curve.outputs[k * total + a]!;
    yield { done: k + 1, total: times, note: 'remainder along the linear model' };
  }
  return out;
}
