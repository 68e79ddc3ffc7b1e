import {
  type Dataset,
  estimated,
  exact,
  type Job,
  joinReplicas,
  type Request,
  type Series,
} from '../../../contract/index.js';
import { exp, log } from '../../../numerics/math/index.js';
import { wants } from '../calculations/request.js';

/** Runs the replicas asked for one after the other and joins them; without replicas the plain run of replica 0. */
export function* eachReplica(request: Request, run: (replica: number) => Job<Dataset>): Job<Dataset> {
  const { replicas } = request;
  if (!replicas) return yield* run(0);
  const blocks: Dataset[] = [];
  for (let replica = replicas.from; replica < replicas.to; replica++)
    blocks.push(asReplica(yield* run(replica), replica));
  return joinReplicas(blocks);
}

function asReplica({ sizes, series }: Dataset, replica: number): Dataset {
  const isCoordinate = (name: string, { dims }: Series) => dims.length === 1 && dims[0] === name;
  const lead = (name: string, given: Series): Series =>
    isCoordinate(name, given) ? given : { ...given, dims: ['replica', ...given.dims] };
  return {
    sizes: { ...sizes, replica: 1 },
    series: {
      ...Object.fromEntries(Object.entries(series).map(([name, given]) => [name, lead(name, given)])),
      replica: exact(['replica'], Float64Array.of(replica)),
    },
  };
}

/** Curves over time from rows of `names.length` values and errors per time, with constants beside them; only what is wanted. */
export function curveDataset(
  request: Request,
  times: Float64Array,
  { names, values, errors }: { names: readonly string[]; values: Float64Array; errors: Float64Array },
  constants: Record<string, Series> = {},
): Dataset {
  const column = (rows: Float64Array, c: number) => Float64Array.from(times, (_, k) => rows[k * names.length + c]!);
  const series: Record<string, Series> = { t: exact(['t'], times) };
  names.forEach((name, c) => {
    if (wants(request, name)) series[name] = estimated(['t'], column(values, c), column(errors, c), 'estimate');
  });
  for (const [name, given] of Object.entries(constants)) if (wants(request, name)) series[name] = given;
  return { sizes: { t: times.length }, series };
}

/** Zero, and `count` times in geometric progression. */
export function geometricTimes(first: number, last: number, count: number): Float64Array {
  const step = log(last / first) / (count - 1);
  return Float64Array.from({ length: count + 1 }, (_, k) => (k === 0 ? 0 : first * exp((k - 1) * step)));
}

/** Passes on one report for every `every` steps of an integration: about 10 ms of work. */
export function* progress<T>(
  job: Generator<{ t: number; end: number }, T, void>,
  every: number,
): Generator<{ done: number; total: number }, T, void> {
  for (let steps = 1; ; steps++) {
    const next = job.next();
    if (next.done) return next.value;
    if (steps % every === 0) yield { done: next.value.t, total: next.value.end };
  }
}
