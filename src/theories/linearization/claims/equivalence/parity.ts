import type { Step } from '../../../../contract/index.js';
import type { WidthSample } from '../../asymptotics/estimator.js';
import { rmsDifference } from '../../diagnostics.js';
import { measure } from '../measured.js';

/** Root mean square deviations over networks: as they are, and the parts that are even and odd in the labels. */
export interface DeviationParts {
  whole: WidthSample[];
  even: WidthSample[];
  odd: WidthSample[];
}

/** Networks per point, and how accurately they are trained: the odd part of lazy networks is a difference in the eighth digit. */
export interface Accuracy {
  nets: number;
  rtol: number;
}

const labels = [1, -1, 1, -1];
/**
 * Deviation at mean time 1 of networks trained from one start on labels y and on −y. From centred starts the deviation is a
 * series in the residual: orders two, four … (correlations C_2, C_4 …) are even in y, orders three, five … odd.
 * The sum of a part that falls slowly and one that is large at first has no pure power at any width one can train.
 * @equation e(y) = e_even + e_odd, e_even = (e(y) + e(−y))/2 ~ n^{−(1−s)}, e_odd = (e(y) − e(−y))/2 ~ n^{−(1−2s)} [LIN 3.4]
 */
export function* deviationParts(
  points: { at: number; parameters: Record<string, unknown> }[],
  { nets, rtol }: Accuracy,
  seed: number,
): Generator<Step, DeviationParts, void> {
  const parts: DeviationParts = { whole: [], even: [], odd: [] };
  for (const { at: width, parameters } of points) {
    const values = { whole: new Float64Array(nets), even: new Float64Array(nets), odd: new Float64Array(nets) };
    for (let i = 0; i < nets; i++) {
      const up = yield* deviation({ ...parameters, labels }, seed, i, rtol);
      const down = yield* deviation({ ...parameters, labels: labels.map((y) => -y) }, seed, i, rtol);
      const mirrored = down.map((e) => -e);
      values.whole[i] = rmsDifference(up, new Float64Array(up.length));
      values.even[i] = rmsDifference(up, mirrored) / 2;
      values.odd[i] = rmsDifference(up, down) / 2;
    }
    for (const part of ['whole', 'even', 'odd'] as const) parts[part].push({ width, values: values[part] });
  }
  return parts;
}

function* deviation(parameters: Record<string, unknown>, seed: number, net: number, rtol: number) {
  const { at } = yield* measure({ ...parameters, centredTargets: true }, seed, net, [1], rtol);
  const { output, linear } = at[0]!;
  return output.map((f, a) => f - linear[a]!);
}
