import * as z from 'zod';
import {
  type Calculation,
  constant,
  type Dataset,
  type Job,
  parameter,
  type Quantity,
  type Request,
  refuse,
} from '../../../contract/index.js';
import { gridSize, timesOf } from '../calculations/request.js';
import { modesOf } from '../modes.js';
import { constants, curves } from '../quantities.js';
import { resolve } from '../setting.js';
import { pointOf } from '../simulators/curves.js';
import { startOf } from '../start-of.js';
import { views } from '../views.js';
import { alongPath, force, type LossObserver, losses, lossFlowJob, meanLoss, slopeAt } from './loss.js';
import { linearParameters, networkShape } from './network-parameters.js';
import { curveDataset, eachReplica, geometricTimes, progress } from './results.js';
import { effectiveTime, schedule } from './schedule.js';

const parameters = z
  .object({
    ...networkShape,
    loss: parameter(z.enum(['logistic', 'squared']).default('logistic'), {
      symbol: 'ℓ',
      meaning: 'loss of one sample: logistic ln(1 + e^(−yf)) for labels ±1, or squared ½(f − y)²',
      group: 'training',
    }),
    schedule: parameter(schedule.default({ kind: 'constant' }), {
      symbol: 'h(t)',
      meaning: 'factor on both layer rates over time: constant, exponential, inverse or cosine',
      group: 'training',
    }),
    inputs: parameter(z.array(z.number()).min(1).default([1, 2, 0.5, -1, -1.5, -0.3]), {
      symbol: 'a',
      meaning: 'training inputs as positions along the data line',
      group: 'data',
    }),
    labels: parameter(z.array(z.number()).min(1).default([1, 1, 1, -1, -1, 1]), {
      symbol: 'y',
      meaning: 'labels, one per input; ±1 for the logistic loss',
      group: 'data',
    }),
  })
  .check(labelRule);

type LossParameters = z.output<typeof parameters>;

function labelRule(context: { value: { loss: string; labels: number[] }; issues: unknown[] }): void {
  const { loss, labels } = context.value;
  const other = labels.find((y) => y !== 1 && y !== -1);
  if (loss !== 'logistic' || other === undefined) return;
  refuse(context, {
    path: ['labels'],
    expected: 'labels 1 and -1',
    received: other,
    cause: 'The logistic loss classifies',
    next: "Give labels of ±1, or choose the loss 'squared'",
  });
}

const geometry = [
  'slope',
  'kernelEigenvalue',
  'kernelGrowth',
  'readoutSquaredNorm',
  'hiddenSquaredNorm',
  'layerProduct',
  'cosAngle',
  'normGrowth',
] as const;
const names = ['loss', 'stretchedTime', ...geometry] as const;

const lossQuantity: Quantity = {
  name: 'loss',
  symbol: 'L',
  meaning: 'mean loss over the training data',
  formula: 'L = \\overline{\\ell(a_\\mu s; y_\\mu)}',
  dims: ['t'],
  scale: 'log',
};

/** Gradient flow of the linear network under any loss: the path of the squared loss, at another speed. */
export const logistic: Calculation<typeof parameters> = {
  id: 'logistic',
  title: 'Logistic (or any) loss, with a schedule of the rates',
  role: 'calculator',
  citations: [],
  method:
    'The one scalar equation of the stretched time was integrated by an adaptive Dormand-Prince method with an estimate of the global error; a schedule common to both layers replaces time by its integral.',
  parameters,
  quantities: [
    lossQuantity,
    ...curves.filter(({ name }) => name !== 'loss' && (names as readonly string[]).includes(name)),
    ...constants.filter(({ name }) => name === 'initialSlope'),
  ],
  views,
  suits: () => ({ applies: true, reason: 'one scalar equation at any width', seconds: 0.02, bytes: 1e6 }),
  run: (given, request) => eachReplica(request, (replica) => run(given, request, replica)),
};

function* run(given: LossParameters, request: Request, replica: number): Job<Dataset> {
  const linear = linearParameters(given);
  const setting = resolve(linear);
  const modes = modesOf(startOf(linear, request, replica), setting);
  const loss = losses[given.loss];
  const first = pointOf(alongPath(modes, setting, 0), setting);
  const observe: LossObserver = {
    size: names.length,
    of(theta, slope, out) {
      const point = pointOf(alongPath(modes, setting, theta), setting, theta === 0 ? undefined : first);
      out[0] = meanLoss(loss, setting, slope);
      out[1] = theta;
      geometry.forEach((name, k) => {
        out[k + 2] = point[name];
      });
    },
  };
  const speed = 2 * setting.meanRate * Math.abs(setting.outputScale * force(loss, setting, slopeAt(modes, setting, 0)));
  const rate = Math.max(first.kernelEigenvalue, speed, 1e-12);
  const times = timesOf(request) ?? geometricTimes(1e-2 / rate, 1e3 / rate, gridSize(request));
  const effective = times.map((t) => effectiveTime(given.schedule, t));
  const distinct = Float64Array.from(new Set(effective));
  const options = { times: distinct, tolerance: request.tolerance ?? 1e-12, observe };
  const solved = yield* progress(
    lossFlowJob(loss, { modes, setting }, options),
    Math.ceil(2000 / setting.inputs.length),
  );
  const index = new Map(Array.from(distinct, (tau, k) => [tau, k]));
  const spread = (rows: Float64Array) =>
    Float64Array.from({ length: times.length * names.length }, (_, at) => {
      const row = index.get(effective[Math.floor(at / names.length)]!)!;
      return rows[row * names.length + (at % names.length)]!;
    });
  const columns = { names, values: spread(solved.values), errors: spread(solved.errors) };
  return curveDataset(request, times, columns, { initialSlope: constant(first.slope) });
}
