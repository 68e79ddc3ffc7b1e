import {
  type Calculation,
  type Dataset,
  estimated,
  exact,
  type Job,
  type Request,
  type Series,
} from '../../../contract/index.js';
import { type Beginning, beginningOf, flowGrid, gridSize } from '../beginning.js';
import { deviationSeries, inputAxis, lossErrors, lossesOf, outputSeries } from '../curves.js';
import { descentPlan } from '../descent-plan.js';
import { networkDescent } from '../dynamics/network-descent.js';
import { networkFlow } from '../dynamics/network-flow.js';
import { linearDescentCurve, linearFlowCurve } from '../linear-curve.js';
import { type Parameters, parameters } from '../parameters.js';
import { quantitiesNamed } from '../quantities.js';
import { checkMemory, overReplicas, timesOf, wants } from '../request.js';
import { batchesOf } from '../setting.js';
import { sgdBoundSeries } from '../sgd-bounds.js';
import { costOf } from '../sizes.js';

/** The finite network trained from the same start, on the same batches. */
export const networkEngine: Calculation<typeof parameters> = {
  id: 'network',
  title: 'Finite network',
  role: 'simulation',
  curve: 'full',
  citations: [],
  method:
    'A finite network was trained from the same start: gradient flow by an adaptive Runge-Kutta method with a global error estimate, gradient descent step by step.',
  parameters,
  block: 8,
  quantities: quantitiesNamed(
    'output',
    'linearOutput',
    'loss',
    'linearLoss',
    'linearDeviation',
    'relativeDeviation',
    'testLinearDeviation',
    'linearDeviationBound',
    'hessianNorm',
    'ntkDrift',
  ),
  suits,
  run,
};

function suits(given: Parameters) {
  const { seconds, bytes } = costOf(given);
  if (given.width === Number.POSITIVE_INFINITY && given.hiddenWidths.length === 0)
    return { applies: false, reason: 'no network has infinite width', seconds: 0, bytes: 0 };
  return { applies: true, reason: 'any finite network', seconds, bytes };
}

function* run(given: Parameters, request: Request): Job<Dataset> {
  checkMemory(request, costOf(given).bytes, 'the network and its kernel');
  const first = beginningOf(given, request, 0);
  if (given.dynamics === 'gradient-descent') return yield* overReplicas(request, (r) => descent(given, request, r));
  const times = timesOf(request) ?? flowGrid(first.tau, given.finalTime, gridSize(request));
  return yield* overReplicas(request, function* (replica): Job<Dataset> {
    const b = replica === 0 ? first : beginningOf(given, request, replica);
    const { total } = b.setting;
    const linear = yield* linearFlowCurve(b, times);
    const { width, values, errors } = yield* networkFlow(b, times, request.tolerance);
    const [outputs, outputErrors] = [columns(values, width, 0, total), columns(errors, width, 0, total)];
    const drift = columns(values, width, total, 1);
    return {
      sizes: { t: times.length, a: total },
      series: {
        ...common(b, times, outputs, outputErrors, linear.outputs),
        ntkDrift: estimated(['t'], drift, columns(errors, width, total, 1), 'estimate'),
      },
    };
  });
}

function* descent(given: Parameters, request: Request, replica: number): Job<Dataset> {
  const b = beginningOf(given, request, replica);
  const { recorded, times } = descentPlan(given, request);
  const batches = batchesOf(given, request, replica);
  const linear = yield* linearDescentCurve(b, batches, recorded, given);
  const curve = yield* networkDescent(b, batches, recorded, given);
  const bounds = wants(request, 'linearDeviationBound')
    ? yield* sgdBoundSeries(b, given, 't', { batches, recorded, residuals: curve.residuals })
    : {};
  return {
    sizes: { t: times.length, a: b.setting.total },
    series: {
      ...common(b, times, curve.outputs, new Float64Array(curve.outputs.length), linear.outputs),
      ntkDrift: exact(['t'], curve.drift),
      ...bounds,
    },
  };
}

function common(
  b: Beginning,
  times: Float64Array,
  outputs: Float64Array,
  errors: Float64Array,
  linear: Float64Array,
): Record<string, Series> {
  return {
    t: exact(['t'], times),
    a: inputAxis(b.setting.total),
    output: outputSeries(outputs, errors),
    linearOutput: exact(['t', 'a'], linear),
    loss: estimated(['t'], lossesOf(b, outputs), lossErrors(b, outputs, errors), 'estimate'),
    linearLoss: exact(['t'], lossesOf(b, linear)),
    ...deviationSeries(b, 't', outputs, linear),
  };
}

/** Columns `from` to `from + length` of a matrix with rows of `width`. */
export function columns(values: Float64Array, width: number, from: number, length: number): Float64Array {
  const rows = values.length / width;
  const out = new Float64Array(rows * length);
  for (let k = 0; k < rows; k++) out.set(values.subarray(k * width + from, k * width + from + length), k * length);
  return out;
}
