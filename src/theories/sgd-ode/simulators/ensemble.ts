import * as z from 'zod';
import { type Calculation, parameter, type Quantity } from '../../../contract/index.js';
import { consistency } from '../consistency.js';
import { observables } from '../observables.js';
import { shape } from '../parameters.js';
import { timeGrid } from '../times.js';
import { average } from './average.js';
import { problemOf } from './calculation.js';
import { ensembleViews } from './ensemble-views.js';
import { checkMemory } from './memory.js';
import { observer } from './observer.js';
import { stepQuantity } from './quantities.js';
import { stepGrid } from './step-grid.js';

const parameters = z
  .object({
    ...shape,
    instances: parameter(z.int().min(2).max(1e7).default(16), {
      symbol: 'n',
      meaning: 'independent runs averaged over',
      scale: 'log',
      range: [10, 100],
      group: 'training',
    }),
    simulator: parameter(z.enum(['exact-in-law', 'direct']).default('exact-in-law'), {
      symbol: 'sim',
      meaning: 'exact-in-law: cost independent of the dimension; direct: every weight',
      group: 'training',
    }),
  })
  .check(consistency);

const averages: Quantity[] = observables.flatMap(({ quantity }): Quantity[] => [
  {
    ...quantity,
    name: `${quantity.name}Mean`,
    symbol: `⟨${quantity.symbol}⟩`,
    meaning: `mean over the runs: ${quantity.meaning}`,
  },
  {
    name: `${quantity.name}StandardDeviation`,
    symbol: `sd ${quantity.symbol}`,
    meaning: `standard deviation over the runs: ${quantity.meaning}`,
    dims: quantity.dims,
    scale: 'log',
  },
]);

const quantities: Quantity[] = [
  ...averages,
  {
    name: 'riskMedian',
    symbol: 'med R',
    meaning: 'median risk over the runs: finite while less than half of them diverged',
    dims: ['t'],
    scale: 'log',
  },
  {
    name: 'divergedRuns',
    symbol: 'n_∞',
    meaning: 'number of runs whose weights overflowed',
    dims: [],
    scale: 'linear',
  },
  stepQuantity,
];

/** Observables whose mean or spread is asked for, the risk first; without a wish the order parameters. */
function observedFor(wanted: string[] | undefined) {
  const base = wanted?.map((name) => name.replace(/(Mean|StandardDeviation)$/, '')) ?? [
    'studentOverlap',
    'crossOverlap',
    'readoutWeights',
  ];
  return observables.filter(({ quantity: { name } }) => name === 'risk' || base.includes(name));
}

/** Many runs of exact finite-dimension SGD: means and standard deviations. */
export const ensemble: Calculation<typeof parameters> = {
  id: 'ensemble',
  title: 'Means and spreads over many SGD runs',
  role: 'calculator',
  citations: [],
  method: 'Means and standard deviations over independent runs of one-pass SGD, simulated exactly in law.',
  parameters,
  quantities,
  curve: 'runs',
  views: ensembleViews,
  suits: () => ({ applies: true, reason: 'finite-dimension SGD runs', seconds: 0, bytes: 0 }),
  *run(values, request) {
    const problem = problemOf(values.simulator, values, request);
    const { setting, dimension } = problem;
    const grid = yield* stepGrid(setting, dimension, request, () => timeGrid(values.finalTime, 40));
    const watcher = observer(setting, observedFor(request.quantities));
    checkMemory(request, 8 * grid.steps.length * (5 * watcher.size + values.instances));
    return yield* average({ problem, watcher, grid, instances: values.instances }, request);
  },
};
