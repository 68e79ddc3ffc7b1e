import * as z from 'zod';
import {
  type Calculation,
  type Dataset,
  estimated,
  exact,
  type Job,
  parameter,
  type Quantity,
  type Request,
  type Series,
} from '../../../contract/index.js';
import { NumericalError } from '../../../numerics/errors.js';
import { addCurve, emptyCurveMoments } from '../../../numerics/statistics/index.js';
import { consistency } from '../consistency.js';
import { shape } from '../parameters.js';
import { checkMemory } from '../simulators/calculation.js';
import { descentViews } from './descent-views.js';
import {
  curveNames,
  type SteppedCurves,
  type SteppedProblem,
  steppedBytes,
  steppedMeanField,
} from './stepped-mean-field.js';

const varianceClass = z.object({
  weight: z.number().min(0).max(1),
  variance: z.number().min(0).max(1e6),
});

const parameters = z
  .object({
    ...shape,
    learningRate: parameter(z.number().positive().max(1e6).default(0.1), {
      symbol: 'η',
      meaning: 'step of gradient descent in units of the flow time',
      scale: 'log',
      range: [0.02, 0.3],
      group: 'training',
    }),
    steps: parameter(z.int().min(1).max(2000).default(100), {
      symbol: 'k',
      meaning: 'steps of gradient descent',
      scale: 'log',
      range: [20, 100],
      group: 'training',
    }),
    depth: parameter(z.int().min(2).max(8).default(2), {
      symbol: 'L',
      meaning: 'w = (u^L − v^L)/L with u = v at the start',
      range: [2, 4],
      group: 'network',
    }),
    featureVariances: parameter(
      z
        .array(varianceClass)
        .min(1)
        .max(64)
        .default([{ weight: 1, variance: 1 }]),
      {
        symbol: 's',
        meaning: 'law of the variance of the features along the coordinates, in units of 1/d',
        group: 'data',
      },
    ),
  })
  .check(consistency);

type Values = z.output<typeof parameters>;

const meanings: Record<keyof SteppedCurves, [symbol: string, meaning: string]> = {
  trainMse: ['E_train', 'mean squared residual over the samples'],
  testMse: ['E|w−w*|²/d', 'mean squared error of the weights'],
  predictionMse: [
    'E s(w−w*)²',
    'excess risk on new samples: error of the weights times the variance of their features',
  ],
  weightSquaredNorm: ['E[w²]', 'mean of w² over coordinates'],
  weightTeacherOverlap: ['E[w w*]', 'mean of w w* over coordinates'],
};

const quantities: Quantity[] = curveNames.map((name) => ({
  name,
  symbol: meanings[name][0],
  meaning: meanings[name][1],
  dims: ['step'],
  scale: 'log',
}));

/** Repeats that give the error bar. */
const repeats = 4;

/** Mean field of gradient descent with finite steps, any depth, and features of unequal variance. */
export const descentTheory: Calculation<typeof parameters> = {
  id: 'descent-theory',
  title: 'Mean field of gradient descent: finite steps, depth, unequal features',
  role: 'calculator',
  citations: [],
  method:
    'The mean-field equations of discrete gradient descent were solved on weighted samples; errors are standard errors over independent repeats.',
  parameters,
  quantities,
  views: descentViews,
  suits: ({ steps }) => ({
    applies: true,
    reason: 'exact in the limit of many dimensions, step by step',
    seconds: (repeats * steps * steps * 1024 * 8) / 3e9,
    bytes: steppedBytes(1024, steps),
  }),
  run,
};

function* run(values: Values, request: Request): Job<Dataset> {
  const samples = samplesFor(request);
  checkMemory(request, steppedBytes(samples, values.steps));
  const problem = problemOf(values);
  const moments = curveNames.map(() => emptyCurveMoments(values.steps + 1));
  for (let r = 0; r < repeats; r++) {
    const job = steppedMeanField(problem, samples, request.seed, r);
    let step = job.next();
    for (; !step.done; step = job.next()) yield { done: r + step.value.done / step.value.total!, total: repeats };
    const curves = step.value;
    requireFinite(curves, values);
    curveNames.forEach((name, k) => {
      addCurve(moments[k]!, curves[name]);
    });
  }
  const series: Record<string, Series> = {
    step: exact(
      ['step'],
      Float64Array.from({ length: values.steps + 1 }, (_, n) => n),
    ),
  };
  curveNames.forEach((name, k) => {
    if (request.quantities && !request.quantities.includes(name)) return;
    const { mean, squares } = moments[k]!;
    const error = squares.map((square) => Math.sqrt(square / (repeats * (repeats - 1))));
    series[name] = estimated(['step'], mean, error, 'standardError');
  });
  return { sizes: { step: values.steps + 1 }, series };
}

function samplesFor({ quality, tolerance }: Request): number {
  const wanted = tolerance ?? (quality === 'interactive' ? 0.02 : 0.01);
  return Math.round(Math.min(16384, Math.max(512, 512 * (0.02 / wanted) * (0.02 / wanted))));
}

function problemOf(values: Values): SteppedProblem {
  const total = values.featureVariances.reduce((sum, { weight }) => sum + weight, 0);
  return {
    teacher: values.teacher.filter(({ weight }) => weight > 0),
    starts: [{ weight: 1, scale: values.initialScale, asymmetry: 0 }],
    variances: values.featureVariances.map(({ weight, variance }) => ({ weight: weight / total, variance })),
    sampleRatio: values.sampleRatio,
    labelNoiseVariance: values.labelNoiseVariance,
    weightDecay: values.weightDecay,
    stepLength: values.learningRate,
    steps: values.steps,
    depth: values.depth,
  };
}

function requireFinite({ trainMse }: SteppedCurves, { learningRate }: Values): void {
  const step = trainMse.findIndex((value) => !(value < 1e30));
  if (step < 0) return;
  throw new NumericalError({
    code: 'DESCENT_DIVERGED',
    what: 'mean field of gradient descent: the weights diverged',
    step,
    cause: 'the learning rate lies beyond the edge of stability, 2/(max P (1 + 1/√δ)²)',
    remedy: `lower learningRate below ${learningRate}`,
  });
}
