import {
  type Calculation,
  type Dataset,
  exact,
  type Job,
  type Quantity,
  type Request,
} from '../../../contract/index.js';
import { beginningOf, gridSize, startSeries } from '../beginning.js';
import { deviationSeries, inputAxis, lossesOf } from '../curves.js';
import { stepsOf } from '../descent-plan.js';
import { networkDescent, recordedSteps } from '../dynamics/network-descent.js';
import { linearDescentCurve } from '../linear-curve.js';
import { type Parameters, parameters } from '../parameters.js';
import { quantitiesNamed, startNames } from '../quantities.js';
import { checkMemory, overReplicas, wants } from '../request.js';
import { batchesOf } from '../setting.js';
import { sgdBoundSeries } from '../sgd-bounds.js';
import { costOf } from '../sizes.js';
import { descentViews } from './views.js';

const stepwise = (quantity: Quantity): Quantity => ({
  ...quantity,
  dims: quantity.dims.map((dim) => (dim === 't' ? 'step' : dim)),
});

/** Mini-batch descent of one network and of its linearisation on the same batches, with the bound along the way. */
export const sgd: Calculation<typeof parameters> = {
  id: 'sgd',
  title: 'Mini-batch descent beside its linearisation',
  role: 'calculator',
  citations: [],
  method:
    'Network and linear model were trained on the same batches; the loss of a batch is half the sum of squares over its entries, repeated ones counted as often as they occur.',
  parameters,
  quantities: [
    ...quantitiesNamed(
      'output',
      'linearOutput',
      'loss',
      'linearLoss',
      'linearDeviation',
      'relativeDeviation',
      'testLinearDeviation',
      'linearDeviationBound',
      'ntkDrift',
    ).map(stepwise),
    ...quantitiesNamed('hessianNorm', ...startNames),
  ],
  curve: 'mini-batches',
  views: descentViews,
  suits: (given) => {
    const { seconds, bytes } = costOf({ ...given, dynamics: 'gradient-descent' });
    return { applies: true, reason: 'any finite network, any batches', seconds, bytes };
  },
  run,
};

function* run(given: Parameters, request: Request): Job<Dataset> {
  checkMemory(request, costOf(given).bytes, 'the network and its kernel');
  const steps = stepsOf(given);
  const asked = request.at?.step;
  const recorded = asked
    ? [...new Set(asked)].filter((k) => Number.isInteger(k) && k >= 0 && k <= steps).sort((a, b) => a - b)
    : recordedSteps(steps, gridSize(request));
  return yield* overReplicas(request, function* (replica): Job<Dataset> {
    const b = beginningOf(given, request, replica);
    const batches = batchesOf(given, request, replica);
    const linear = yield* linearDescentCurve(b, batches, recorded, given);
    const curve = yield* networkDescent(b, batches, recorded, given);
    const bounds =
      wants(request, 'linearDeviationBound') || wants(request, 'hessianNorm')
        ? yield* sgdBoundSeries(b, given, 'step', { batches, recorded, residuals: curve.residuals })
        : {};
    return {
      sizes: { step: recorded.length, a: b.setting.total, rank: b.setting.count, order: 3 },
      series: {
        step: exact(['step'], Float64Array.from(recorded)),
        a: inputAxis(b.setting.total),
        output: exact(['step', 'a'], curve.outputs),
        linearOutput: exact(['step', 'a'], linear.outputs),
        loss: exact(['step'], lossesOf(b, curve.outputs)),
        linearLoss: exact(['step'], lossesOf(b, linear.outputs)),
        ...deviationSeries(b, 'step', curve.outputs, linear.outputs),
        ntkDrift: exact(['step'], curve.drift),
        ...bounds,
        ...startSeries(b),
      },
    };
  });
}
