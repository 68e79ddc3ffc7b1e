import type { Job } from '../../../contract/index.js';
import { pow } from '../../../numerics/math/index.js';
import { type Parameters, parameters } from '../parameters.js';
import { resolve, type Setting } from '../setting.js';
import { solve } from '../solution.js';
import { drawStart } from '../start.js';
import { hasWeights, type Weights } from '../start-state.js';
import { timeToResidual } from '../time-to-residual.js';
import { experimentOf, type Snapshot, trainFlow } from './network-flow.js';

const lineOfOne = Float64Array.of(1);

/** A network named by parameters, with all its weights. */
export interface DrawnCase {
  given: Parameters;
  setting: Setting;
  start: Weights;
}

/** The first network of these parameters. */
export function drawCase(raw: Record<string, unknown>, seed = 1, replica = 0): DrawnCase {
  const given = parameters.parse(raw);
  const start = drawStart(given, seed, replica);
  if (!hasWeights(start)) throw new RangeError(`width ${given.width} is drawn as overlaps, not as weights`);
  return { given, setting: resolve(given), start };
}

/** Trains all weights by the integrated gradient flow from the start until nothing moves any more (residual 1e-12). */
export function* trainToEnd({ setting, start }: DrawnCase, points = 40): Job<Snapshot[]> {
  const solution = solve(start, setting);
  const early = timeToResidual(solution, 0.999);
  const end = timeToResidual(solution, 1e-12);
  const ratio = end / early;
  const times = Float64Array.from({ length: points }, (_, k) =>
    k === 0 ? 0 : early * pow(ratio, (k - 1) / (points - 2)),
  );
  times[points - 1] = end;
  return yield* trainFlow(experimentOf(start, setting), lineOfOne, times);
}
