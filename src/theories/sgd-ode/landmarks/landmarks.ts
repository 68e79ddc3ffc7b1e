import * as z from 'zod';
import {
  type Calculation,
  constant,
  estimated,
  type Job,
  parameter,
  type Request,
  type Series,
} from '../../../contract/index.js';
import { veiga } from '../citations.js';
import { consistency } from '../consistency.js';
import { finiteDimension, startOf } from '../initial/index.js';
import { shape } from '../parameters.js';
import { noiseStrength, settingOf, stepTime } from '../setting.js';
import { problemOf } from '../simulators/calculation.js';
import { closedLandmarks } from './closed-landmarks.js';
import { closedQuantities, closedSeries, quantityOf, type Row } from './closed-quantities.js';
import { simulatedExitTimes } from './exit-time.js';
import { scalingPhase } from './scaling-phase.js';

const parameters = z
  .object({
    ...shape,
    instances: parameter(z.int().min(0).max(1e6).default(0), {
      symbol: 'n',
      meaning: 'simulated runs for the median exit time; 0: none',
      range: [0, 50],
      group: 'training',
    }),
  })
  .check(consistency);

/** What the calculator adds to the closed landmarks. */
const besides: Row[] = [
  [
    'exitTimeMedian',
    'med t_exit',
    'median over simulated runs of the first time with an absolute cosine of exitOverlap',
  ],
  ['noiseStrength', 'g', 'γ/s: strength of the noise terms'],
  ['stepTime', 'δt', 'γ/(s d): time one step lasts'],
  ['scalingPhase', 'phase', 'what becomes of learning when width and rate scale with the dimension', 'linear'],
];

const quantities = [...closedQuantities, ...besides.map(quantityOf)];

/** Plateau, escape, thresholds of the learning rate, noise floor and exit time of a configuration. */
export const landmarks: Calculation<typeof parameters> = {
  id: 'landmarks',
  title: 'Plateau, escape, learning-rate thresholds and noise floor',
  role: 'calculator',
  citations: [veiga],
  method:
    'Plateaus were found by Newton iteration on the order-parameter equations, escape rates from their linearisation, thresholds from the stability of the optimum.',
  parameters,
  quantities,
  suits: () => ({ applies: true, reason: 'those landmarks that the configuration has', seconds: 0.1, bytes: 0 }),
  *run(values, request) {
    const setting = settingOf(values);
    const dimension = finiteDimension(values);
    const series: Record<string, Series> = {};
    const wanted = (name: string) => !request.quantities || request.quantities.includes(name);
    const finiteWidth = Number.isFinite(setting.students);
    const found = finiteWidth ? closedLandmarks(setting, startOf(values, request, 0), dimension) : {};
    for (const [name, one] of Object.entries(closedSeries(found))) if (wanted(name)) series[name] = one;
    yield { done: 1, total: 2 };
    if (finiteWidth && values.instances > 0 && setting.learningRate > 0 && wanted('exitTimeMedian'))
      series.exitTimeMedian = yield* exitTime(values, request);
    if (wanted('noiseStrength')) series.noiseStrength = constant(noiseStrength(setting));
    if (wanted('stepTime')) series.stepTime = constant(stepTime(setting));
    if (wanted('scalingPhase'))
      series.scalingPhase = constant(scalingPhase(values.widthExponent, values.learningRateExponent));
    return { sizes: {}, series };
  },
};

function* exitTime(values: z.output<typeof parameters>, request: Request): Job<Series> {
  const { exitOverlap, finalTime, instances } = values;
  const problem = problemOf('exact-in-law', values, request);
  const { median, medianError } = yield* simulatedExitTimes(problem, { overlap: exitOverlap, finalTime, instances });
  return estimated([], Float64Array.of(median), Float64Array.of(medianError), 'standardError');
}
