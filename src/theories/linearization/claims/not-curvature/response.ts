import type { Job } from '../../../../contract/index.js';
import { thirdOrder } from '../../../../networks/index.js';
import type { Beginning } from '../../beginning.js';
import { driven } from '../../dynamics/driven.js';
import { integratedResidual, linearFlowOutput } from '../../dynamics/linear-flow.js';

/**
 * Outputs driven by the first change of the kernel, which C_2 makes: the deviation to leading order, no number fitted.
 * @equation δ̇ = −Θ δ + (O3 q) r with q, r of the linear model [LIN 3.3]
 */
export function* responseToC2(b: Beginning, time: number): Job<Float64Array> {
  const { count } = b.setting;
  const { third } = thirdOrder(b.network, b.passes);
  const source = (t: number) => {
    const q = integratedResidual(b.modes, t);
    const f = linearFlowOutput(b.modes, t);
    const out = new Float64Array(count);
    for (let a = 0; a < count; a++)
      for (let c = 0; c < count; c++)
        for (let d = 0; d < count; d++)
          out[a]! += third[(a * count + c) * count + d]! * q[d]! * (f[c]! - b.targets[c]!);
    return out;
  };
  return yield* driven(b, source, Float64Array.of(time));
}
