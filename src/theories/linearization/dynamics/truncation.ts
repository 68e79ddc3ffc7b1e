import type { Step } from '../../../contract/index.js';
import type { FullHierarchy } from '../../../networks/index.js';
import { norm } from '../../../numerics/linalg/index.js';
import { type Beginning, flowGrid, trainingBlock } from '../beginning.js';
import { linearFlowCurve } from '../linear-curve.js';
import { driven } from './driven.js';
import { shadowKernelAt } from './shadow.js';

/** What a hierarchy that ends with the fourth order leaves out, to leading order. */
export interface Truncation {
  /** Change of the outputs, times x total. */
  outputs: Float64Array;
  /** Change of the training kernel over its size, per time. */
  kernel: Float64Array;
}

/** Places on the linear model's path at which the real kernel is looked at. */
const places = 24;

/**
 * The kernel beyond second order in the displacement, taken from the real network on the linear model's path, and what it does to
 * the outputs. It lacks the turning of the directions beyond the fourth order, which is of the same size: an estimate up to a factor.
 * @equation R = Θ(θ_0 − Σ_c q_c v_c) − (Θ − O3 q + ½ ∇²Θ[q, q]), δ̇ = −Θ (∂ℓ(f + δ) − ∂ℓ(f)) − R ∂ℓ(f) [linearization 3.3]
 */
export function* truncation(
  b: Beginning,
  kernels: FullHierarchy,
  times: Float64Array,
): Generator<Step, Truncation, void> {
  const { total, count, loss } = b.setting;
  if (times.length === 0) return { outputs: times, kernel: times };
  const grid = flowGrid(b.tau, times[times.length - 1]!, places);
  const linear = yield* linearFlowCurve(b, grid);
  const size = norm(b.trainKernel);
  const sources = new Float64Array(places * total);
  const changes = new Float64Array(places);
  for (let k = 0; k < places; k++) {
    const q = linear.moved.subarray(k * count, (k + 1) * count);
    const left = leftOver(b, kernels, q);
    const f = linear.outputs.slice(k * total, k * total + count);
    const slope = loss.slope(f, b.targets, 1);
    for (let a = 0; a < total; a++)
      for (let c = 0; c < count; c++) sources[k * total + a]! -= left[a * total + c]! * slope[c]!;
    changes[k] = norm(trainingBlock(left, total, count)) / size;
    yield { done: k + 1, total: places, note: 'kernel along the linear model' };
  }
  return {
    outputs: yield* driven(b, (t) => between(grid, sources, total, t), times),
    kernel: Float64Array.from(times, (t) => between(grid, changes, 1, t)[0]!),
  };
}

/** Real kernel minus its expansion to second order, total x total. */
function leftOver(b: Beginning, { count: N, ntk, third, kernelCurvature }: FullHierarchy, q: Float64Array) {
  const left = shadowKernelAt(b, q);
  for (let ab = 0; ab < N * N; ab++) {
    let expansion = ntk[ab]!;
    for (let c = 0; c < q.length; c++) {
      let slope = third[ab * N + c]!;
      for (let d = 0; d < q.length; d++) slope -= (kernelCurvature[(ab * N + c) * N + d]! * q[d]!) / 2;
      expansion -= slope * q[c]!;
    }
    left[ab]! -= expansion;
  }
  return left;
}

/** Linear interpolation of rows over increasing times; beyond the last one its row. */
function between(grid: Float64Array, rows: Float64Array, size: number, t: number): Float64Array {
  let k = 1;
  while (k < grid.length - 1 && grid[k]! < t) k++;
  const share = Math.min(1, (t - grid[k - 1]!) / (grid[k]! - grid[k - 1]!));
  return Float64Array.from(
    { length: size },
    (_, i) => (1 - share) * rows[(k - 1) * size + i]! + share * rows[k * size + i]!,
  );
}
