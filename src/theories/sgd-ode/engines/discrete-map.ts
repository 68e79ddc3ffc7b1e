import type { Calculation, Dataset, Job, Plain, Request } from '../../../contract/index.js';
import { NumericalError } from '../../../numerics/errors.js';
import { arnaboldi } from '../citations.js';
import { type Curves, datasetOf, putConstant, replicasOf } from '../curves.js';
import { startOf } from '../initial/index.js';
import { exitTimeQuantity, largestCosine, type Observable, observables, wantedObservables } from '../observables.js';
import { type Parameters, parameters } from '../parameters.js';
import { sampledNoiseOf, settingOf, stepTime } from '../setting.js';
import { studentCount } from '../sizes.js';
import { timesOf } from '../times.js';
import { operationsOf } from './cost.js';
import { explained } from './failure.js';
import { observing, overlapReader } from './observing.js';
import { orderParameterSystem, type System } from './system.js';

/** Most steps the map is iterated for. */
const mostSteps = 1e8;

/** The mean one-step change iterated: the ODE without the error of continuous time. */
export const discreteMap: Calculation<typeof parameters> = {
  id: 'discrete-map',
  title: 'Mean map of single steps',
  role: 'theory',
  citations: [arnaboldi],
  method:
    'The exact conditional mean of one step was iterated; this neglects only what the spread of the overlaps does to their mean.',
  parameters,
  quantities: [...observables.map(({ quantity }) => quantity), exitTimeQuantity],
  suits,
  run,
};

function suits(given: Parameters) {
  const setting = settingOf(given);
  const p = studentCount(given);
  const refusal = (reason: string) => ({ applies: false, reason, seconds: 0, bytes: 0 });
  if (!Number.isFinite(p)) return refusal('infinite width has no steps of single students');
  if (!(Number.isFinite(setting.dimension) && setting.learningRate > 0))
    return refusal('infinite dimension or vanishing learning rate: steps are infinitesimal; the ODE takes it');
  const steps = given.finalTime / stepTime(setting);
  if (steps > mostSteps) return refusal(`this needs ${steps.toPrecision(2)} steps; the ODE takes fewer`);
  const seconds = steps * operationsOf(setting, p, given.noiseNodes) * 1e-9;
  const reason = [`${steps.toPrecision(2)} steps of the mean map`, sampledNoiseOf(given)].filter(Boolean).join('; ');
  return { applies: true, reason, seconds, bytes: 3200 * p * p };
}

/** The map under way, plain data. */
type Walk = { y: Float64Array; t: number; step: number; written: number; row: Float64Array; exit: number };

function* run(given: Parameters, request: Request): Job<Dataset> {
  const setting = settingOf(given);
  const replicas = replicasOf(request);
  const resumed = request.resume as unknown as { values: Float64Array[]; exits: number[]; walk: Walk } | undefined;
  const curves: Curves = {
    observables: wantedObservables(request.quantities, setting.students),
    p: setting.students,
    k: setting.teachers,
    times: wholeSteps(timesOf(request, given.finalTime), stepTime(setting), setting.schedule.kind === 'constant'),
    replicas,
    values: resumed ? resumed.values.slice() : [],
    errors: [],
    constants: {},
  };
  const exits = resumed ? resumed.exits.slice() : [];
  // A noise moment on nodes has an error: a second walk on other nodes beside each tells it.
  const sets = sampledNoiseOf(given) ? 2 : 1;
  const total = sets * (replicas?.length ?? 1);
  let walk = resumed?.walk;
  for (let r = curves.values.length; r < total; r++) {
    const nodes = { expectation: given.noiseExpectation, nodes: given.noiseNodes, set: r % sets };
    const start = startOf(given, request, replicas?.[Math.floor(r / sets)] ?? 0);
    const system = orderParameterSystem(setting, start, nodes);
    const stepper = walker(system, curves, given.exitOverlap, walk);
    walk = undefined;
    const slice = Math.max(1, Math.floor(3e6 / operationsOf(setting, setting.students, given.noiseNodes)));
    while (stepper.advance(slice))
      yield {
        done: r + stepper.walk.t / (curves.times.at(-1) || 1),
        total,
        checkpoint: () =>
          ({ values: curves.values.slice(), exits: exits.slice(), walk: stepper.copy() }) as unknown as Plain,
      };
    curves.values.push(stepper.walk.row);
    exits.push(stepper.walk.exit);
  }
  const firsts = <T>(all: T[]) => all.filter((_, r) => r % sets === 0);
  const seconds = <T>(all: T[]) => all.filter((_, r) => r % sets === sets - 1);
  const otherExits = seconds(exits);
  for (const [r, exit] of firsts(exits).entries())
    putConstant(curves, 'exitTime', exit, exit === otherExits[r] ? 0 : Math.abs(exit - otherExits[r]!));
  const others = seconds(curves.values);
  curves.values = firsts(curves.values);
  // The map has no discretisation of its own: with a closed noise moment its numbers are exact up to rounding.
  curves.errors = curves.values.map((row, r) =>
    row.map((value, i) => 1e-13 * Math.abs(value) + Math.abs(value - others[r]![i]!)),
  );
  return datasetOf(curves);
}

/** The times of the whole steps nearest to those wanted, distinct. */
function wholeSteps(times: Float64Array, unit: number, constant: boolean): Float64Array {
  if (!constant) return times;
  return Float64Array.from(new Set(Array.from(times, (t) => Math.round(t / unit) * unit))).sort();
}

function walker(system: System, curves: Curves, threshold: number, saved: Walk | undefined) {
  const { times, observables: recorded } = curves;
  const read = overlapReader(system);
  const observe = observing(read, recorded as Observable[], curves.p, curves.k);
  const dy = new Float64Array(system.layout.size);
  const walk: Walk = saved
    ? { ...saved, y: saved.y.slice(), row: saved.row.slice() }
    : {
        y: system.initial.slice(),
        t: 0,
        step: 0,
        written: 0,
        row: new Float64Array(times.length * observe.size),
        exit: Number.POSITIVE_INFINITY,
      };
  const constant = system.setting.schedule.kind === 'constant';
  const unit = stepTime(system.setting);
  const record = () => {
    const half = 0.5 * stepTime(system.setting, walk.t);
    if (walk.exit === Number.POSITIVE_INFINITY && largestCosine(read(walk.y, false)) >= threshold) walk.exit = walk.t;
    while (walk.written < times.length && times[walk.written]! <= walk.t + half) {
      observe.of(walk.t, walk.y, walk.row.subarray(walk.written * observe.size, (walk.written + 1) * observe.size));
      walk.written++;
    }
  };
  const advance = (steps: number): boolean => {
    for (let n = 0; n < steps; n++) {
      record();
      if (walk.written === times.length) return false;
      const length = stepTime(system.setting, walk.t);
      system.increment(walk.t, walk.y, dy);
      for (let i = 0; i < dy.length; i++) walk.y[i]! += length * dy[i]!;
      if (system.setting.spherical) normalise(walk.y, system);
      walk.step++;
      walk.t = constant ? walk.step * unit : walk.t + length;
    }
    requireFinite(walk, system);
    return true;
  };
  return { walk, advance, copy: (): Walk => ({ ...walk, y: walk.y.slice(), row: walk.row.slice() }) };
}

/** Rows back to norm 1: Q_jl/√(Q_jj Q_ll), M_jr/√Q_jj. */
function normalise(y: Float64Array, { layout: { p, k, crossAt } }: System): void {
  const norms = Array.from({ length: p }, (_, j) => Math.sqrt(y[(j * (j + 1)) / 2 + j]!));
  let at = 0;
  for (let j = 0; j < p; j++) for (let l = 0; l <= j; l++) y[at++]! /= norms[j]! * norms[l]!;
  at = crossAt;
  for (let j = 0; j < p; j++) for (let r = 0; r < k; r++) y[at++]! /= norms[j]!;
}

function requireFinite({ y, t, step }: Walk, { setting, start }: System): void {
  if (y.every((value) => Math.abs(value) < 1e100)) return;
  throw explained(
    new NumericalError({
      code: 'ODE_NON_FINITE',
      what: 'mean map: the overlaps left the finite numbers',
      time: t,
      step,
      cause: 'steps too large for the map to stay bounded',
      remedy: 'lower the learning rate',
    }),
    setting,
    start,
  );
}
