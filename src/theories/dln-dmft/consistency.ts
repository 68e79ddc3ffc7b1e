import { refuse } from '../../contract/index.js';
import { secondMoment, type Teacher } from './teacher.js';

interface Values {
  sampleRatio: number;
  labelNoiseVariance: number;
  initialScale: number;
  weightDecay: number;
  teacher: Teacher;
  initialMixture?: { weight: number }[];
  featureVariances?: { weight: number }[];
  features?: number[][];
  labels?: number[];
}

interface Context {
  value: Values;
  issues: unknown[];
}

/** Rules for runs: those for every calculation, and a start the flow can leave. */
export function consistency(context: Context): void {
  dataRules(context);
  featureRules(context);
  const { initialScale, initialMixture = [] } = context.value;
  if (initialMixture.length > 0) sumRule(context, 'initialMixture', initialMixture);
  else if (initialScale === 0)
    refuse(context, {
      path: ['initialScale'],
      expected: 'a number > 1e-150 and < 1e3',
      received: 0,
      cause: 'with alpha = 0 and u = v the flow stays at w = 0 for ever',
      next: 'use a small positive alpha, or ask for the basis-pursuit fixed point',
    });
  else if (!(initialScale > 1e-150 && initialScale < 1e3))
    refuse(context, {
      path: ['initialScale'],
      expected: 'a number > 1e-150 and < 1e3',
      received: initialScale,
      cause:
        initialScale < 1
          ? 'its square lies below the smallest number a computer holds'
          : 'Infinity stands for the minimum-norm fixed point; the flow needs a finite start',
      next: "Choose an alpha from 1e-8 (long search) to 30 (lazy), or ask the calculator 'fixed-points'",
    });
}

/** A matrix with a label for every row or none at all; variances that are given once. */
function featureRules(context: Context): void {
  const { featureVariances = [], features = [], labels = [] } = context.value;
  if (featureVariances.length > 0) sumRule(context, 'featureVariances', featureVariances);
  if (featureVariances.length > 0 && features.length > 0)
    refuse(context, {
      path: ['featureVariances'],
      expected: 'nothing beside measured features',
      received: `${featureVariances.length} variances`,
      cause: 'Measured features bring their own variances',
      next: "Leave out featureVariances, or features; treatment 'standardised' keeps the variances of the axes",
    });
  const ragged = features.findIndex((row) => row.length !== features[0]!.length);
  if (ragged >= 0)
    refuse(context, {
      path: ['features', String(ragged)],
      expected: `${features[0]!.length} numbers, as in the first row`,
      received: features[ragged]!.length,
      next: 'Give every row the same columns',
    });
  if (labels.length > 0 && labels.length !== features.length)
    refuse(context, {
      path: ['labels'],
      expected: `${features.length} labels, one for every row of features, or none`,
      received: labels.length,
      next: 'Give features and labels of the same samples',
    });
}

/** Rules for every calculation: a teacher that is a law, labels that are not all zero. */
export function dataRules(context: Context): void {
  const { teacher, labelNoiseVariance } = context.value;
  sumRule(context, 'teacher', teacher);
  if (secondMoment(teacher) === 0 && labelNoiseVariance === 0)
    refuse(context, {
      path: ['teacher'],
      expected: 'a teacher other than 0, or label noise',
      received: 0,
      cause: 'the labels are identically zero',
      next: 'Give a component with a value or standard deviation, or labelNoiseVariance > 0',
    });
}

function sumRule(context: Context, name: string, parts: { weight: number }[]): void {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (Math.abs(total - 1) <= 1e-9) return;
  refuse(context, {
    path: [name],
    expected: 'weights that sum to 1',
    received: total,
    cause: 'The weights are probabilities',
    next: 'Add the missing share, e.g. an atom at 0, or divide the weights by their sum',
  });
}
