import { type Dataset, type ErrorKind, exact, type Plain, type Series } from '../../../contract/index.js';
import { curveNames, type Point } from './curves.js';
import type { WholeSteps } from './whole-steps.js';

/** Constants of one replica's run, numbers or labels. */
export type RunConstants = Record<string, number | string>;

/** What a simulation has recorded: curve by curve, replica by replica, time by time. */
export interface Tape {
  replicas: number[] | undefined;
  times: WholeSteps;
  /** Hidden units whose weights are recorded. */
  units: Float64Array;
  values: Float64Array;
  errors: Float64Array;
  readout: Float64Array;
  readoutErrors: Float64Array;
  hidden: Float64Array;
  hiddenErrors: Float64Array;
  constants: RunConstants[];
}

/** An empty tape. `replicas` undefined: a single run without that dim. */
export function newTape(replicas: number[] | undefined, times: WholeSteps, units: Float64Array): Tape {
  const points = (replicas?.length ?? 1) * times.steps.length;
  const columns = () => new Float64Array(curveNames.length * points);
  const weights = () => new Float64Array(units.length * points);
  return {
    replicas,
    times,
    units,
    values: columns(),
    errors: columns(),
    readout: weights(),
    readoutErrors: weights(),
    hidden: weights(),
    hiddenErrors: weights(),
    constants: [],
  };
}

/** Writes every curve at recorded time k of the r-th replica. */
export function recordPoint(tape: Tape, r: number, k: number, point: Point, errors: number[]): void {
  const times = tape.times.steps.length;
  const points = (tape.replicas?.length ?? 1) * times;
  curveNames.forEach((name, c) => {
    tape.values[c * points + r * times + k] = point[name];
    tape.errors[c * points + r * times + k] = errors[c]!;
  });
}

/** The tape as a dataset; `errorIs` says what its errors are, or why there are none. `quantities`: only these. */
export function toDataset(tape: Tape, errorIs: ErrorKind, quantities?: string[]): Dataset {
  const { replicas, times, units } = tape;
  const lead = replicas ? ['replica'] : [];
  const series: Record<string, Series> = {};
  const points = (replicas?.length ?? 1) * times.steps.length;
  const give = (name: string, dims: string[], values: Float64Array, error: Float64Array) => {
    if (quantities && !quantities.includes(name)) return;
    series[name] = { dims: [...lead, ...dims], values, ...(errorIs === 'estimate' ? { error } : {}), errorIs };
  };
  curveNames.forEach((name, c) => {
    const slice = (all: Float64Array) => all.slice(c * points, (c + 1) * points);
    give(name, [times.axis], slice(tape.values), slice(tape.errors));
  });
  if (units.length > 0) {
    give('readoutWeights', [times.axis, 'i'], tape.readout, tape.readoutErrors);
    give('hiddenWeights', [times.axis, 'i'], tape.hidden, tape.hiddenErrors);
    series.i = exact(['i'], units);
  }
  for (const name of Object.keys(tape.constants[0] ?? {})) {
    const all = tape.constants.map((constants) => constants[name]!);
    const values = typeof all[0] === 'string' ? (all as string[]) : Float64Array.from(all as number[]);
    if (!quantities || quantities.includes(name)) series[name] = exact(lead, values);
  }
  series[times.axis] = exact([times.axis], times.steps);
  if (replicas) series.replica = exact(['replica'], Float64Array.from(replicas));
  return {
    sizes: {
      ...(replicas ? { replica: replicas.length } : {}),
      [times.axis]: times.steps.length,
      ...(units.length > 0 ? { i: units.length } : {}),
    },
    series,
  };
}

/** The part of a tape that is complete: whole replicas, or the first times of a single run. */
export function completed(tape: Tape, r: number, k: number): Tape {
  const times = tape.times.steps.length;
  const several = tape.replicas && r > 0;
  const replicas = tape.replicas?.slice(0, Math.max(1, r));
  const steps = several ? tape.times.steps : tape.times.steps.slice(0, k);
  const all = (tape.replicas?.length ?? 1) * times;
  const cut = (values: Float64Array, width: number, outer: number) => {
    const kept = several ? r * times : k;
    const out = new Float64Array(outer * kept * width);
    for (let c = 0; c < outer; c++)
      out.set(values.subarray(c * all * width, (c * all + kept) * width), c * kept * width);
    return out;
  };
  const weights = (values: Float64Array) => cut(values, tape.units.length, 1);
  const curves = (values: Float64Array) => cut(values, 1, curveNames.length);
  return {
    ...tape,
    replicas,
    times: { ...tape.times, steps },
    values: curves(tape.values),
    errors: curves(tape.errors),
    readout: weights(tape.readout),
    readoutErrors: weights(tape.readoutErrors),
    hidden: weights(tape.hidden),
    hiddenErrors: weights(tape.hiddenErrors),
    constants: tape.constants.slice(0, Math.max(1, r)),
  };
}

/** A copy as plain data, part of a checkpoint. */
export function tapeToPlain(tape: Tape): { [key: string]: Plain } {
  const { values, errors, readout, readoutErrors, hidden, hiddenErrors, constants } = tape;
  const copies = Object.fromEntries(
    Object.entries({ values, errors, readout, readoutErrors, hidden, hiddenErrors }).map(([k, v]) => [k, v.slice()]),
  );
  return { ...copies, constants: constants.map((c) => ({ ...c })) };
}
