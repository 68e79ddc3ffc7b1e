import type { Dataset, Job, Plain, Request, Step } from '../../../contract/index.js';
import { type Arena, kernels } from '../../../numerics/kernels/index.js';
import type { Instance } from './instance.js';
import { mirrorMap } from './mirror-map.js';
import { type Lens, look } from './observe.js';
import type { Pace } from './pace.js';
import { cut, datasetOf, placeOf, type Tape } from './tape.js';
import type { Trainer, Training } from './trainer.js';

/** What is simulated. */
export interface Problem {
  trainer: Trainer;
  /** Theory times over the user's. */
  timeFactor: number;
  accuracy: number;
  /** Bytes of an instance with its training. */
  bytes: number;
  instanceOf(arena: Arena, replica: number): Instance;
}

/** Plain data of an interrupted simulation. */
export type Checkpoint = {
  replica: number;
  recorded: number;
  values: Float64Array;
  errors: Float64Array;
  training: Plain;
};

/** Trains replica after replica and records at the tape's times; resumes from its checkpoints to the same bytes. */
export function* simulate(problem: Problem, tape: Tape, request: Request): Job<Dataset> {
  const count = tape.replicas?.length ?? 1;
  const resumed = request.resume as unknown as Checkpoint | undefined;
  if (resumed) tape.values.set(resumed.values);
  if (resumed) tape.errors.set(resumed.errors);
  for (let n = resumed?.replica ?? 0; n < count; n++)
    yield* trainOne(problem, tape, n, resumed && n === resumed.replica ? resumed : undefined, request);
  return datasetOf(tape, request);
}

function* trainOne(
  problem: Problem,
  tape: Tape,
  n: number,
  resumed: Checkpoint | undefined,
  request: Request,
): Job<void> {
  const pace: Pace = { spent: 0 };
  const arena = kernels().arena(problem.bytes);
  try {
    const instance = problem.instanceOf(arena, tape.replicas?.[n] ?? 0);
    const training = problem.trainer.begin(arena, instance, problem.accuracy, pace);
    const recorder = recorderOf(arena, instance, training, pace);
    let recorded = resumed?.recorded ?? 0;
    if (resumed) training.restore(resumed.training);
    const step = (): Step => ({
      done: n * tape.times.length + recorded,
      total: (tape.replicas?.length ?? 1) * tape.times.length,
      partial: () => datasetOf(cut(tape, n, recorded), request),
      checkpoint: () =>
        ({
          replica: n,
          recorded,
          values: tape.values.slice(),
          errors: tape.errors.slice(),
          training: training.save(),
        }) as unknown as Plain,
    });
    yield step();
    for (; recorded < tape.times.length; recorded++) {
      const t = tape.times[recorded]! * problem.timeFactor;
      for (const _ of training.advance(t)) yield step();
      for (const _ of recorder(tape, n, recorded, t)) yield step();
    }
  } finally {
    arena.release();
  }
}

/** Looks at the present state twice, without and with the error of the integration: their distance is the error bar. */
function recorderOf(arena: Arena, instance: Instance, training: Training, pace: Pace) {
  const { dimension: d, features } = instance;
  const lens: Lens = {
    instance,
    pace,
    w: arena.f64(d),
    slope: arena.f64(d),
    average: arena.f64(d),
    residual: arena.f64(features.rows),
    firstSlope: arena.f64(d),
  };
  mirrorMap(instance.start, instance.logSquare, 0, lens.w, lens.firstSlope);
  const average = (shifted: boolean, t: number) => {
    if (t === 0) lens.average.set(lens.w);
    else training.addUp(lens.average, shifted);
    if (t > 0) for (let i = 0; i < d; i++) lens.average[i]! /= t;
  };
  return function* record(tape: Tape, n: number, k: number, t: number) {
    const [from, to] = placeOf(tape, n, k);
    training.show(lens.w, lens.slope);
    average(false, t);
    yield* look(lens, tape.bins, tape.values.subarray(from, to));
    if (!training.showShifted) return;
    training.showShifted(lens.w, lens.slope);
    average(true, t);
    yield* look(lens, tape.bins, tape.errors.subarray(from, to));
    for (let i = from; i < to; i++) tape.errors[i] = Math.abs(tape.errors[i]! - tape.values[i]!);
  };
}
