import { type Calculation, type Dataset, estimated, exact, type Job, type Request } from '../../../contract/index.js';
import { beginningOf, flowGrid, gridSize, startSeries } from '../beginning.js';
import { deviationSeries, inputAxis, lossErrors, lossesOf, outputSeries } from '../curves.js';
import { diagnose, fullHierarchy } from '../diagnosis.js';
import { diagnosisSeries } from '../diagnosis-series.js';
import { boundSeries } from '../flow-bounds.js';
import { shadowPrediction } from '../hierarchy-prediction.js';
import { linearFlowCurve } from '../linear-curve.js';
import { type Parameters, parameters } from '../parameters.js';
import { diagnosisNames, quantitiesNamed, startNames } from '../quantities.js';
import { checkMemory, overReplicas, timesOf, wants } from '../request.js';
import { costOf, fourthOrderLimit } from '../sizes.js';

/** Inputs up to which the shadow's kernels are diagonalised at every step. */
const limit = 400;

/** Gradient flow predicted with the real network's kernel along the linear model's path: sees kinks. */
export const shadowEngine: Calculation<typeof parameters> = {
  id: 'shadow',
  title: "Kernel along the linear model's path",
  role: 'theory',
  curve: 'shadow',
  citations: [],
  method:
    "The residual was propagated with the tangent kernel of the real network at the linear model's parameters (midpoint exponentials, a fifth of the learning time per step at most); the error bar is the predicted deviation from the linear model itself.",
  parameters,
  quantities: quantitiesNamed(
    'output',
    'linearOutput',
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
  if (given.dynamics !== 'gradient-flow') return refuse('the shadow is that of gradient flow');
  if (given.loss !== 'squared') return refuse('the shadow needs the squared loss');
  if (total > limit) return refuse(`at most ${limit} inputs, there are ${total}`);
  const { pass, bytes } = costOf(given);
  const many =
    total > fourthOrderLimit ? `${total} inputs, more than the ${fourthOrderLimit} the hierarchy takes; ` : '';
  return {
    applies: true,
    reason: `${many}gradient flow on the squared loss`,
    seconds: 0.01 + (120 * pass) / 2e9,
    bytes,
  };
}

function* run(given: Parameters, request: Request): Job<Dataset> {
  const first = beginningOf(given, request, 0);
  checkMemory(request, costOf(given).bytes, 'the network and its kernels');
  const times = timesOf(request) ?? flowGrid(first.tau, given.finalTime, gridSize(request));
  return yield* overReplicas(request, function* (replica): Job<Dataset> {
    const b = replica === 0 ? first : beginningOf(given, request, replica);
    const linear = yield* linearFlowCurve(b, times);
    const { outputs, errors, drift, driftErrors } = yield* shadowPrediction(b, times, linear);
    const wanted = diagnosisNames.some((name) => wants(request, name));
    const kernels = wanted ? yield* fullHierarchy(b) : undefined;
    const diagnosis = wanted ? yield* diagnose(b, kernels, given.nonlinearityThreshold) : undefined;
    return {
      sizes: { t: times.length, a: b.setting.total, rank: b.setting.count, order: 3 },
      series: {
        t: exact(['t'], times),
        a: inputAxis(b.setting.total),
        output: outputSeries(outputs, errors),
        linearOutput: exact(['t', 'a'], linear.outputs),
        loss: estimated(['t'], lossesOf(b, outputs), lossErrors(b, outputs, errors), 'estimate'),
        linearLoss: exact(['t'], lossesOf(b, linear.outputs)),
        ...deviationSeries(b, 't', outputs, linear.outputs),
        ntkDrift: estimated(['t'], drift, driftErrors, 'estimate'),
        ...startSeries(b),
        ...(diagnosis ? diagnosisSeries(diagnosis) : {}),
        ...(wants(request, 'linearDeviationBound') || wants(request, 'hessianNorm')
          ? yield* boundSeries(b, given, times)
          : {}),
      },
    };
  });
}
