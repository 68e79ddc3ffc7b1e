import * as z from 'zod';
import {
  type Calculation,
  type Dataset,
  estimated,
  type Job,
  parameter,
  type Request,
  type Series,
} from '../../../contract/index.js';
import { addCurve, emptyCurveMoments } from '../../../numerics/statistics/index.js';
import { consistency } from '../consistency.js';
import { parameters as runParameters } from '../parameters.js';
import { views } from '../views.js';
import { gradientFlow } from './flow-simulation.js';
import { simulatedQuantities } from './quantities.js';

const parameters = z
  .object({
    ...runParameters.shape,
    instances: parameter(z.int().min(2).max(1e5).default(4), {
      symbol: 'N',
      meaning: 'independent networks averaged over',
      scale: 'log',
      range: [4, 32],
      group: 'training',
    }),
  })
  .check(consistency);

/** Means and standard errors over many finite networks. */
export const instances: Calculation<typeof parameters> = {
  id: 'instances',
  title: 'Mean over finite networks',
  role: 'calculator',
  citations: [],
  method: `Means and standard errors over independent instances. ${gradientFlow.method}`,
  parameters,
  quantities: simulatedQuantities,
  views,
  suits(values) {
    const one = gradientFlow.suits(values);
    return { ...one, seconds: one.seconds * values.instances };
  },
  run: ({ instances: count, ...values }, request) => averaged(values, count, request),
};

function* averaged(values: z.output<typeof runParameters>, count: number, request: Request): Job<Dataset> {
  const job = gradientFlow.run(values, { ...request, replicas: { from: 0, to: count } });
  try {
    for (;;) {
      const { done, value } = job.next();
      if (done) return meanOf(value);
      const { partial } = value;
      yield partial ? { ...value, partial: () => meanOf(partial()) } : value;
    }
  } finally {
    // A cancelled average lets go of the instance under way.
    job.return(undefined as never);
  }
}

/** Mean over replicas with its standard error; with a single replica the error is infinite. */
export function meanOf({ sizes, series }: Dataset): Dataset {
  const { replica: count = 1, ...rest } = sizes;
  const means: Record<string, Series> = {};
  for (const [name, { dims, values, ...said }] of Object.entries(series)) {
    if (name === 'replica') continue;
    if (dims[0] !== 'replica' || Array.isArray(values)) {
      means[name] = { dims, values, ...said };
      continue;
    }
    const length = values.length / count;
    const moments = emptyCurveMoments(length);
    for (let n = 0; n < count; n++) addCurve(moments, values.subarray(n * length, (n + 1) * length));
    const errors = moments.squares.map((square) => Math.sqrt(square / (count * (count - 1))));
    means[name] = estimated(dims.slice(1), moments.mean, count > 1 ? errors : errors.fill(Infinity), 'standardError');
  }
  return { sizes: rest, series: means };
}
