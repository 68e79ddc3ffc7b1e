import type { Step } from '../../../contract/index.js';
import { integrateJob, type OdeProblem } from '../../../numerics/ode/index.js';
import type { Beginning } from '../beginning.js';

/**
 * Change of the outputs on all inputs that a source drives through the linear model under gradient flow, times x total.
 * @param source rate of change of the outputs at a time, total numbers.
 * @equation δ̇ = −Θ (∂ℓ(f + δ) − ∂ℓ(f)) + source(t) [linearization 3.3]
 */
export function* driven(
  b: Beginning,
  source: (t: number) => Float64Array,
  times: Float64Array,
): Generator<Step, Float64Array, void> {
  const { total, count, loss } = b.setting;
  const problem: OdeProblem = {
    name: 'linear model with a source',
    rhs: (t, y, dy) => {
      const slope = loss.slope(y.slice(0, count), b.targets, 1);
      const shifted = loss.slope(
        y.slice(0, count).map((f, a) => f + y[total + a]!),
        b.targets,
        1,
      );
      dy.fill(0, 0, total);
      dy.set(source(t), total);
      for (let a = 0; a < total; a++)
        for (let c = 0; c < count; c++) {
          dy[a]! -= b.kernel[a * total + c]! * slope[c]!;
          dy[total + a]! -= b.kernel[a * total + c]! * (shifted[c]! - slope[c]!);
        }
    },
  };
  const y = new Float64Array(2 * total);
  y.set(b.passes.output);
  const observe = {
    size: total,
    of: (_t: number, now: Float64Array, out: Float64Array) => out.set(now.subarray(total)),
  };
  const job = integrateJob(problem, { t: 0, y }, times, { rtol: 1e-4, atol: 1e-10, observe });
  for (let step = job.next(); ; step = job.next()) {
    if (step.done) return step.value.values;
    yield { done: step.value.t, total: step.value.end, note: 'what the hierarchy leaves out' };
  }
}
