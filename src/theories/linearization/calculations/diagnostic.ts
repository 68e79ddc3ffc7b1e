import { type Calculation, type Dataset, exact, type Job, type Request } from '../../../contract/index.js';
import { beginningOf, startSeries } from '../beginning.js';
import { diagnose, fullHierarchy } from '../diagnosis.js';
import { diagnosisSeries } from '../diagnosis-series.js';
import { type Parameters, parameters } from '../parameters.js';
import { diagnosisNames, quantitiesNamed, startNames } from '../quantities.js';
import { checkMemory } from '../request.js';
import { costOf } from '../sizes.js';

/** Before training: how linear will it be, for how long. */
export const diagnostic: Calculation<typeof parameters> = {
  id: 'diagnostic',
  title: 'Linearity diagnostic of a network and a batch',
  role: 'calculator',
  citations: [],
  method:
    "Kernel drift and time to nonlinearity were predicted without training: from the hierarchy of kernels at the start along the linear model's residual, and from the network's own kernel along the linear model's path.",
  parameters,
  quantities: quantitiesNamed(...startNames, ...diagnosisNames),
  suits: (given) => {
    const { pass, bytes } = costOf(given);
    return { applies: true, reason: 'gradient flow on the squared loss', seconds: 0.01 + (1000 * pass) / 2e9, bytes };
  },
  run,
};

function* run(given: Parameters, request: Request): Job<Dataset> {
  checkMemory(request, costOf(given).bytes, 'the network and its kernels');
  const b = beginningOf({ ...given, loss: 'squared' }, request, request.replicas?.from ?? 0);
  const kernels = yield* fullHierarchy(b);
  const series = { ...startSeries(b), ...diagnosisSeries(yield* diagnose(b, kernels, given.nonlinearityThreshold)) };
  for (const name of ['nonlinearityTimeHierarchy', 'nonlinearityTimeShadow'])
    if (series[name]?.values[0] === Number.POSITIVE_INFINITY) series[name] = exact([], ['never']);
  return { sizes: { rank: b.setting.count, order: 3 }, series };
}
