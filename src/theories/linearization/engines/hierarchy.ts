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
import { huangYau } from '../citations.js';
import { deviationSeries, inputAxis, lossErrors, lossesOf, outputSeries } from '../curves.js';
import { diagnose, fullHierarchy } from '../diagnosis.js';
import { diagnosisSeries } from '../diagnosis-series.js';
import { boundSeries } from '../flow-bounds.js';
import { hierarchyPrediction } from '../hierarchy-prediction.js';
import { linearFlowCurve } from '../linear-curve.js';
import { type Parameters, parameters } from '../parameters.js';
import { diagnosisNames, quantitiesNamed, startNames } from '../quantities.js';
import { checkMemory, overReplicas, timesOf, wants } from '../request.js';
import { costOf, fourthOrderLimit } from '../sizes.js';

/** Gradient flow predicted from kernels at the start, beyond the linear model. */
export const hierarchyEngine: Calculation<typeof parameters> = {
  id: 'hierarchy',
  title: 'Hierarchy of tangent kernels',
  role: 'theory',
  curve: 'hierarchy',
  citations: [huangYau],
  method:
    'The output, the tangent kernel and its third order were integrated as one system with the fourth order frozen at its initial value; the error bar is what the real kernel does beyond second order along the linear model, and the part of the fourth order scaled by the change of the kernel.',
  parameters,
  quantities: quantitiesNamed(
    'output',
    'linearOutput',
    'hierarchyOutput',
    'loss',
    'linearLoss',
    'linearDeviation',
    'relativeDeviation',
    'testLinearDeviation',
    'linearDeviationBound',
    'ntkDrift',
    ...startNames,
    ...diagnosisNames,
    'hessianNorm',
  ),
  suits,
  run,
};

function suits(given: Parameters) {
  const total = given.inputs.length + given.testInputs.length;
  const refuse = (reason: string) => ({ applies: false, reason, seconds: 0, bytes: 0 });
  if (given.width === Number.POSITIVE_INFINITY && given.hiddenWidths.length === 0)
    return refuse('the width is infinite');
  if (given.dynamics !== 'gradient-flow') return refuse('the hierarchy is that of gradient flow');
  if (total > fourthOrderLimit)
    return refuse(`the O4 tensor has N⁴ entries: at most ${fourthOrderLimit} inputs, there are ${total}`);
  if (given.activation === 'relu') return refuse('derivatives of relu do not see its kinks; the shadow does');
  const { pass, bytes } = costOf(given);
  const jets = (total * (total + 1) * (total + 2)) / 6;
  return {
    applies: true,
    reason: 'smooth activation, few inputs, gradient flow',
    seconds: 0.01 + (jets * 8 * pass) / 2e9,
    bytes: bytes + 48 * total * total * total * total,
  };
}

function* run(given: Parameters, request: Request): Job<Dataset> {
  const first = beginningOf(given, request, 0);
  checkMemory(request, suits(given).bytes, 'the network and its kernels');
  const times = timesOf(request) ?? flowGrid(first.tau, given.finalTime, gridSize(request));
  return yield* overReplicas(request, function* (replica): Job<Dataset> {
    const b = replica === 0 ? first : beginningOf(given, request, replica);
    const kernels = yield* fullHierarchy(b);
    if (!kernels) throw new RangeError('too many inputs for the fourth order');
    const linear = yield* linearFlowCurve(b, times);
    const prediction = yield* hierarchyPrediction(b, kernels, times, linear);
    const diagnosis =
      given.loss === 'squared' && diagnosisNames.some((name) => wants(request, name))
        ? yield* diagnose(b, kernels, given.nonlinearityThreshold)
        : undefined;
    return {
      sizes: { t: times.length, a: b.setting.total, rank: b.setting.count, order: 3 },
      series: {
        t: exact(['t'], times),
        a: inputAxis(b.setting.total),
        ...predictionSeries(b, prediction),
        linearOutput: exact(['t', 'a'], linear.outputs),
        hierarchyOutput: outputSeries(prediction.outputs, prediction.errors),
        linearLoss: exact(['t'], lossesOf(b, linear.outputs)),
        ...deviationSeries(b, 't', prediction.outputs, linear.outputs),
        ...startSeries(b),
        ...(diagnosis ? diagnosisSeries(diagnosis) : {}),
        ...(wants(request, 'linearDeviationBound') || wants(request, 'hessianNorm')
          ? yield* boundSeries(b, given, times)
          : {}),
      },
    };
  });
}

function predictionSeries(
  b: Beginning,
  {
    outputs,
    errors,
    drift,
    driftErrors,
  }: { outputs: Float64Array; errors: Float64Array; drift: Float64Array; driftErrors: Float64Array },
): Record<string, Series> {
  return {
    output: outputSeries(outputs, errors),
    loss: estimated(['t'], lossesOf(b, outputs), lossErrors(b, outputs, errors), 'estimate'),
    ntkDrift: estimated(['t'], drift, driftErrors, 'estimate'),
  };
}
