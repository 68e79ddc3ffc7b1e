import type { Claim, Effort, Finding, Job } from '../../../contract/index.js';
import { atMost } from '../../../contract/index.js';
import { basePasses, correlations } from '../../../networks/index.js';
import type { WidthSample } from '../asymptotics/estimator.js';
import { beginningOf } from '../beginning.js';
import { fullHierarchy } from '../diagnosis.js';
import { rmsDifference } from '../diagnostics.js';
import { hierarchyCurve } from '../hierarchy-curve.js';
import { exponentCheck, exponentOf } from './judge.js';
import { given, meanTime, measure } from './measured.js';

/** L7: the external scale. */
export const laziness: Claim = {
  id: 'L7',
  statement:
    'An external scale α makes the D-th correlation smaller by α^(1−D) exactly, and the deviation by 1/α; what the hierarchy leaves over falls as 1/α³.',
  origin: 'literature',
  evidence: 'own prototype',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const quick = effort === 'quick';
  const scales = [2, 4, 8, 16];
  const nets = quick ? 12 : 48;
  const deviations: WidthSample[] = [];
  const leftovers: WidthSample[] = [];
  for (const lazinessScale of scales) {
    const [e, rest] = [new Float64Array(nets), new Float64Array(nets)];
    for (let i = 0; i < nets; i++) {
      const some = { width: 128, lazinessScale, centredTargets: true };
      const { start, at } = yield* measure(some, seed, i, [1]);
      const kernels = (yield* fullHierarchy(start))!;
      const curve = yield* hierarchyCurve(start, kernels, Float64Array.of(meanTime(start, 1)));
      // Centred starts differ by α f_0: measured from there, numbers of all scales compare.
      e[i] = at[0]!.deviation;
      rest[i] = curve.reached > 0 ? rmsDifference(at[0]!.output, curve.outputs.slice(0, start.setting.count)) : 1;
    }
    deviations.push({ width: lazinessScale, values: e });
    leftovers.push({ width: lazinessScale, values: rest });
  }
  return {
    checks: [
      atMost('largest relative violation of C_D(α) α^(D−1) = C_D(1)', identityGap(seed), 1e-11),
      exponentCheck('exponent of the deviation in α', exponentOf(deviations), -1),
      exponentCheck('exponent of what the hierarchy leaves over', exponentOf(leftovers.slice(0, 3)), -3, 3),
    ],
    exhibits: [],
  };
}

function identityGap(seed: number): number {
  const at = (lazinessScale: number) => {
    const start = beginningOf(given({ width: 32, hiddenLayers: 2, biasScale: 0.3, lazinessScale }), { seed }, 0);
    const passes = basePasses(start.network, start.setting.inputs, 4);
    return correlations(start.network, passes, [0, 1], [1, 2, 0, 1]);
  };
  const [one, five] = [at(1), at(5)];
  let worst = 0;
  let power = 1;
  one.forEach((row, d) => {
    row.forEach((v, i) => {
      worst = Math.max(worst, Math.abs(five[d]![i]! * power - v) / Math.abs(v));
    });
    power *= 5;
  });
  return worst;
}
