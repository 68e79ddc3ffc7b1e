import {
  type Calculation,
  type Dataset,
  InputError,
  type Job,
  type Request,
  type Suitability,
} from '../../../contract/index.js';
import { classLabels } from '../class-labels.js';
import { type Setting, settingOf } from '../conversions.js';
import { type Bins, binsFor } from '../dmft/histogram.js';
import { type Parameters, parameters } from '../parameters.js';
import { secondMoment } from '../teacher.js';
import { featureBytes } from './features.js';
import { measuredInstance } from './given-instance.js';
import { drawInstance, samplesOf } from './instance.js';
import { simulatedQuantities } from './quantities.js';
import { type Problem, simulate } from './simulate.js';
import { emptyTape } from './tape.js';
import { timesOf } from './times.js';
import type { Trainer } from './trainer.js';

/** What tells one simulation from another. */
interface Kind {
  id: string;
  title: string;
  method: string;
  trainerOf(parameters: Parameters): Trainer;
  /** Gradients a run takes, or why it is not for these parameters. */
  cost(parameters: Parameters, setting: Setting): { gradients: number; reason: string } | { refusal: string };
}

/** A simulation as the contract has it: replica i is the instance drawn from (seed, i). */
export function simulationOf({ trainerOf, cost, ...said }: Kind): Calculation<typeof parameters> {
  return {
    ...said,
    role: 'simulation',
    citations: [],
    parameters,
    quantities: simulatedQuantities,
    block: 1,
    suits: (values) => suits(values, cost),
    run: (values, request) => run(values, trainerOf(values), request),
  };
}

function suits(values: Parameters, cost: Kind['cost']): Suitability {
  const setting = settingOf(values);
  const { measured } = setting;
  const dimension = measured?.columns ?? values.inputDimension;
  const samples = samplesOf(setting.sampleRatio, dimension);
  const refuse = (reason: string): Suitability => ({ applies: false, reason, seconds: 0, bytes: 0 });
  if (samples < 10)
    return refuse(`n = ${samples}: fewer than 10 samples are too few, raise inputDimension or sampleRatio`);
  if (measured && samples > measured.rows)
    return refuse(
      `sampleRatio asks for ${samples} rows of the ${measured.rows} there are: lower it to ${brief(measured.rows / dimension)} or less`,
    );
  const price = cost(values, setting);
  if ('refusal' in price) return refuse(price.refusal);
  const bytes = featureBytes(samples, dimension);
  if (bytes > 8e9) return refuse(`the features would take ${(bytes / 1e9).toPrecision(3)} GB: lower inputDimension`);
  const warning = dimension < 500 ? '; below d = 500 instances differ by 10 % and more' : '';
  return {
    applies: true,
    reason: `${price.reason}, d = ${dimension}, n = ${samples}${measured ? ` of ${measured.rows} measured rows` : ''}${warning}`,
    seconds: (price.gradients * bytes) / 4 / 5e9,
    bytes,
  };
}

function brief(x: number): string {
  return String(Math.floor(1e3 * x) / 1e3);
}

/** Bins of the weights, as the theory's. */
function weightBins({ teacher, labelNoiseVariance, sampleRatio }: Setting): Bins {
  return binsFor(3 * Math.sqrt(secondMoment(teacher) + labelNoiseVariance / sampleRatio));
}

function run(values: Parameters, trainer: Trainer, request: Request): Job<Dataset> {
  const setting = settingOf(values);
  const problem = problemOf(setting, setting.measured?.columns ?? values.inputDimension, trainer, request);
  const { replicas } = request;
  const indices = replicas && Array.from({ length: replicas.to - replicas.from }, (_, n) => replicas.from + n);
  const asked = timesOf(request, setting);
  const times = trainer.meet
    ? trainer
        .meet(
          asked.map((t) => t * setting.timeFactor),
          setting.timeFactor,
        )
        .map((t) => t / setting.timeFactor)
    : asked;
  const tape = emptyTape(
    { replicas: indices, times, classes: classLabels(setting), bins: weightBins(setting) },
    trainer.unavailable,
  );
  checkMemory(request, problem.bytes + 16 * tape.values.length);
  return simulate(problem, tape, request);
}

/** What to train, and the memory it takes. */
export function problemOf(
  setting: Setting,
  dimension: number,
  trainer: Trainer,
  { seed, quality, tolerance }: Pick<Request, 'seed' | 'quality' | 'tolerance'>,
): Problem {
  const { measured } = setting;
  const samples = samplesOf(setting.sampleRatio, dimension);
  const { coordinates, rows } = trainer.room;
  // Measured rows are all kept; random ones are rotated to at most d.
  const kept = measured ? samples : Math.min(samples, dimension);
  return {
    trainer,
    timeFactor: setting.timeFactor,
    accuracy: tolerance ?? (quality === 'interactive' ? 1e-3 : 5e-4),
    bytes:
      8 * kept * (dimension + 1) +
      8 * ((coordinates + 4) * dimension + (rows + 2) * kept) +
      64 * (kept / 16 + dimension / 16 + coordinates + rows + 20),
    instanceOf: (arena, replica) =>
      measured
        ? measuredInstance(arena, setting, measured, { seed, replica })
        : drawInstance(arena, setting, dimension, { seed, replica }),
  };
}

/** Refuses what would not fit. @throws InputError `MEMORY_LIMIT` */
export function checkMemory({ memoryLimit }: Pick<Request, 'memoryLimit'>, bytes: number): void {
  if (memoryLimit === undefined || bytes <= memoryLimit) return;
  throw new InputError({
    code: 'MEMORY_LIMIT',
    path: 'request',
    expected: `at most ${memoryLimit} bytes`,
    received: `${Math.ceil(bytes)} bytes for features, weights and curves`,
    next: 'Lower inputDimension or sampleRatio, or ask for fewer times and replicas',
  });
}
