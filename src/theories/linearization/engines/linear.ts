import { type Calculation, type Dataset, estimated, exact, type Job, type Request } from '../../../contract/index.js';
import { beginningOf, flowGrid, gridSize, startSeries } from '../beginning.js';
import { lee } from '../citations.js';
import { inputAxis, lossErrors, lossesOf, outputSeries, rowsOf } from '../curves.js';
import { descentPlan } from '../descent-plan.js';
import { rmsDifference } from '../diagnostics.js';
import { linearDescentCurve, linearFlowCurve, remainders } from '../linear-curve.js';
import { type Parameters, parameters } from '../parameters.js';
import { quantitiesNamed, startNames } from '../quantities.js';
import { checkMemory, overReplicas, timesOf } from '../request.js';
import { batchesOf } from '../setting.js';
import { costOf } from '../sizes.js';

/** Inputs up to which kernels are formed and diagonalised. */
const limit = 4000;

/** The model linearised at the start: gradient flow, gradient descent, or the same mini-batches as the network. */
export const linearEngine: Calculation<typeof parameters> = {
  id: 'linear',
  title: 'Linearised model',
  role: 'theory',
  curve: 'linear(θ₀)',
  citations: [lee],
  method:
    "Training was predicted with the tangent kernel frozen at its initial value, in closed form or step by step on the same batches; the error bar is twice the real network's output at the linear model's parameters minus the linear output, at least its root mean square over the inputs.",
  parameters,
  quantities: quantitiesNamed('output', 'linearOutput', 'loss', 'linearLoss', 'linearDeviation', ...startNames),
  suits,
  run,
};

function suits(given: Parameters) {
  const total = given.inputs.length + given.testInputs.length;
  const refuse = (reason: string) => ({ applies: false, reason, seconds: 0, bytes: 0 });
  if (given.width === Number.POSITIVE_INFINITY && given.hiddenWidths.length === 0)
    return refuse('the width is infinite');
  if (total > limit) return refuse(`kernels are formed for at most ${limit} inputs, there are ${total}`);
  const { pass, bytes, seconds } = costOf(given);
  return { applies: true, reason: 'any loss, any batches', seconds: seconds / 100 + (60 * pass) / 2e9, bytes };
}

function* run(given: Parameters, request: Request): Job<Dataset> {
  checkMemory(request, costOf(given).bytes, 'the network and its kernel');
  const first = beginningOf(given, request, 0);
  const flow = given.dynamics === 'gradient-flow';
  const plan = flow ? undefined : descentPlan(given, request);
  const times = plan?.times ?? timesOf(request) ?? flowGrid(first.tau, given.finalTime, gridSize(request));
  return yield* overReplicas(request, function* (replica): Job<Dataset> {
    const b = replica === 0 ? first : beginningOf(given, request, replica);
    const { total, count } = b.setting;
    const curve = plan
      ? yield* linearDescentCurve(b, batchesOf(given, request, replica), plan.recorded, given)
      : yield* linearFlowCurve(b, times);
    const remainder = yield* remainders(b, curve);
    const errors = barsOf(remainder, total);
    const losses = lossesOf(b, curve.outputs);
    const zero = new Float64Array(total);
    return {
      sizes: { t: times.length, a: total, rank: count, order: 3 },
      series: {
        t: exact(['t'], times),
        a: inputAxis(total),
        output: outputSeries(curve.outputs, errors),
        linearOutput: exact(['t', 'a'], curve.outputs),
        loss: estimated(['t'], losses, lossErrors(b, curve.outputs, errors), 'estimate'),
        linearLoss: exact(['t'], losses),
        linearDeviation: {
          ...exact(
            ['t'],
            Float64Array.from(rowsOf(remainder, total), (row) => rmsDifference(row, zero, 0, count)),
          ),
          errorIs: { unavailable: 'itself an estimate of the leading order' },
        },
        ...startSeries(b),
      },
    };
  });
}

/**
 * Error bars from the remainder: it has the size of the deviation but not its sign or place, since the network also moves away
 * from the linear model's parameters; so twice the larger of its own value and the largest root mean square so far.
 */
function barsOf(remainder: Float64Array, total: number): Float64Array {
  const zero = new Float64Array(total);
  let largest = 0;
  return Float64Array.from(
    rowsOf(remainder, total).flatMap((row) => {
      largest = Math.max(largest, rmsDifference(row, zero));
      return [...row].map((v) => 2 * Math.max(Math.abs(v), largest) + 1e-12);
    }),
  );
}
