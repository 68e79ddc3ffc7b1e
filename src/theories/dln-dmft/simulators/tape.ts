import { type Dataset, estimated, exact, type Request, type Series } from '../../../contract/index.js';
import type { Bins } from '../dmft/histogram.js';
import { curveNames } from '../dmft/observables.js';

/** What has been recorded: replica by replica, time by time, one look each, and beside it the error of every entry. */
export interface Tape {
  replicas: number[] | undefined;
  /** In the user's units. */
  times: Float64Array;
  /** Labels of the classes. */
  classes: string[];
  bins: Bins;
  /** Entries of a look: every curve, the mean weight of every class, the histogram of the weights. */
  size: number;
  values: Float64Array;
  errors: Float64Array;
  /** Why there are no errors, where there are none. */
  unavailable: string | undefined;
}

/** An empty tape. */
export function emptyTape(
  shape: Pick<Tape, 'replicas' | 'times' | 'classes' | 'bins'>,
  unavailable: string | undefined,
): Tape {
  const size = curveNames.length + shape.classes.length + shape.bins.centres.length;
  const length = (shape.replicas?.length ?? 1) * shape.times.length * size;
  return { ...shape, size, values: new Float64Array(length), errors: new Float64Array(length), unavailable };
}

/** Where a look of replica n at time k is stored. */
export function placeOf({ times, size }: Tape, n: number, k: number): [from: number, to: number] {
  const from = (n * times.length + k) * size;
  return [from, from + size];
}

/** The part that is complete: whole replicas, or the first times of a single run. */
export function cut(tape: Tape, n: number, recorded: number): Tape {
  const { times, size, replicas } = tape;
  if (replicas && n > 0)
    return {
      ...tape,
      replicas: replicas.slice(0, n),
      values: tape.values.slice(0, n * times.length * size),
      errors: tape.errors.slice(0, n * times.length * size),
    };
  return {
    ...tape,
    ...(replicas ? { replicas: replicas.slice(0, 1) } : {}),
    times: times.slice(0, recorded),
    values: tape.values.slice(0, recorded * size),
    errors: tape.errors.slice(0, recorded * size),
  };
}

/** The tape as a dataset of the quantities wanted. */
export function datasetOf(tape: Tape, { quantities }: Pick<Request, 'quantities'>): Dataset {
  const { replicas, times, classes, bins, size } = tape;
  const lead = replicas ? ['replica'] : [];
  const looks = tape.values.length / size;
  const series: Record<string, Series> = {};
  const column = (from: number, length: number) => {
    const [values, errors] = [tape.values, tape.errors].map((all) => {
      const out = new Float64Array(looks * length);
      for (let n = 0; n < looks; n++) out.set(all.subarray(n * size + from, n * size + from + length), n * length);
      return out;
    });
    return { values: values!, errors: errors! };
  };
  const put = (name: string, dims: string[], from: number, length: number) => {
    if (quantities && !quantities.includes(name)) return;
    const { values, errors } = column(from, length);
    series[name] = tape.unavailable
      ? { dims, values, errorIs: { unavailable: tape.unavailable } }
      : estimated(dims, values, errors, 'estimate');
  };
  curveNames.forEach((name, k) => {
    put(name, [...lead, 't'], k, 1);
  });
  put('classMeans', [...lead, 't', 'class'], curveNames.length, classes.length);
  put('weightHistogram', [...lead, 't', 'weight'], curveNames.length + classes.length, bins.centres.length);
  const sizes: Record<string, number> = { ...(replicas ? { replica: replicas.length } : {}), t: times.length };
  if (series.classMeans) {
    sizes.class = classes.length;
    series.class = exact(['class'], classes);
  }
  if (series.weightHistogram) {
    sizes.weight = bins.centres.length;
    series.weight = exact(['weight'], bins.centres);
  }
  series.t = exact(['t'], times);
  if (replicas) series.replica = exact(['replica'], Float64Array.from(replicas));
  return { sizes, series };
}
