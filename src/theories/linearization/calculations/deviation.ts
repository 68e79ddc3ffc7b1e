import {
  type Calculation,
  type Dataset,
  estimated,
  exact,
  type Job,
  type Request,
  type Series,
} from '../../../contract/index.js';
import { type Beginning, beginningOf, flowGrid, gridSize, startSeries } from '../beginning.js';
import { deviationSeries, inputAxis, lossesOf, outputSeries, rowsOf } from '../curves.js';
import { fullHierarchy } from '../diagnosis.js';
import { rmsDifference } from '../diagnostics.js';
import { networkFlow } from '../dynamics/network-flow.js';
import { columns } from '../engines/network.js';
import { hierarchyCurve } from '../hierarchy-curve.js';
import { linearFlowCurve } from '../linear-curve.js';
import { type Parameters, parameters } from '../parameters.js';
import { quantitiesNamed, startNames } from '../quantities.js';
import { checkMemory, overReplicas, timesOf } from '../request.js';
import { costOf } from '../sizes.js';
import { flowViews } from './views.js';

/** Gradient flow of one network beside its linearisation and the hierarchy's prediction. */
export const deviation: Calculation<typeof parameters> = {
  id: 'deviation',
  title: 'Deviation from the linear model under gradient flow',
  role: 'calculator',
  citations: [],
  method:
    'Gradient flow of the network was integrated by an adaptive Runge-Kutta method; the linear model is exact, the hierarchy was integrated with its fourth order frozen.',
  parameters,
  quantities: quantitiesNamed(
    'output',
    'linearOutput',
    'hierarchyOutput',
    'loss',
    'linearLoss',
    'linearDeviation',
    'relativeDeviation',
    'hierarchyDeviation',
    'testLinearDeviation',
    'ntkDrift',
    ...startNames,
  ),
  curve: 'gradient flow',
  views: flowViews,
  suits: (given) => {
    const { seconds, bytes } = costOf(given);
    return { applies: true, reason: 'any finite network', seconds, bytes };
  },
  run,
};

function* run(given: Parameters, request: Request): Job<Dataset> {
  checkMemory(request, costOf(given).bytes, 'the network and its kernel');
  const first = beginningOf(given, request, 0);
  const times = timesOf(request) ?? flowGrid(first.tau, given.finalTime, gridSize(request));
  return yield* overReplicas(request, function* (replica): Job<Dataset> {
    const b = replica === 0 ? first : beginningOf(given, request, replica);
    const { total, count } = b.setting;
    const linear = yield* linearFlowCurve(b, times);
    const { width, values, errors } = yield* networkFlow(b, times, request.tolerance);
    const outputs = columns(values, width, 0, total);
    return {
      sizes: { t: times.length, a: total, rank: count, order: 3 },
      series: {
        t: exact(['t'], times),
        a: inputAxis(total),
        output: outputSeries(outputs, columns(errors, width, 0, total)),
        linearOutput: exact(['t', 'a'], linear.outputs),
        loss: exact(['t'], lossesOf(b, outputs)),
        linearLoss: exact(['t'], lossesOf(b, linear.outputs)),
        ...deviationSeries(b, 't', outputs, linear.outputs),
        ntkDrift: estimated(['t'], columns(values, width, total, 1), columns(errors, width, total, 1), 'estimate'),
        ...(yield* hierarchyPart(b, times, outputs)),
        ...startSeries(b),
      },
    };
  });
}

/** The hierarchy's curve; left out when there are too many inputs, or where it ends before the last time. */
function* hierarchyPart(
  b: Beginning,
  times: Float64Array,
  outputs: Float64Array,
): Generator<{ done: number }, Record<string, Series>, void> {
  const kernels = yield* fullHierarchy(b);
  if (!kernels) return {};
  const { total, count } = b.setting;
  const curve = yield* hierarchyCurve(b, kernels, times);
  if (curve.reached < times.length) return {};
  const predicted = rowsOf(curve.outputs, total);
  return {
    hierarchyOutput: exact(['t', 'a'], curve.outputs),
    hierarchyDeviation: exact(
      ['t'],
      Float64Array.from(rowsOf(outputs, total), (f, k) => rmsDifference(f, predicted[k]!, 0, count)),
    ),
  };
}
