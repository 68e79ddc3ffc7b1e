import type { Dataset, ErrorKind, Job, Plain, Request, Step } from '../../../contract/index.js';
import { NumericalError } from '../../../numerics/errors.js';
import { type Modes, modesOf } from '../modes.js';
import type { Setting } from '../setting.js';
import { ratesOf, stabilityNumber, stabilitySummary, stepLimits } from '../stability.js';
import { hasWeights, type Start } from '../start-state.js';
import { curveNames, type Point } from './curves.js';
import { type FlowGap, flowGap, gapsOf, weightGap } from './flow-gap.js';
import type { Simulator } from './simulator.js';
import { completed, newTape, type RunConstants, recordPoint, type Tape, tapeToPlain, toDataset } from './tape.js';
import type { WholeSteps } from './whole-steps.js';

/** A simulation: what is trained, from which starts, and when it is looked at. */
export interface Simulation {
  setting: Setting;
  /** Initial network of a replica. */
  startOf(replica: number): Start;
  simulatorOf(start: Start, modes: Modes, replica: number): Simulator;
  times: WholeSteps;
  /** Hidden units whose weights are wanted; empty for none. */
  units: Float64Array;
}

/** One replica under way. */
interface Run {
  start: Start;
  modes: Modes;
  simulator: Simulator;
  gap: FlowGap;
  state: Float64Array;
  gapStates: Float64Array[];
  first: Point;
  firstGap: Point[];
  /** Steps taken, and recorded times. */
  step: number;
  recorded: number;
}

/**
 * Trains replica after replica and records every curve at the wanted steps; errors are the distance to the gradient flow
 * that finite steps cause. Resumes from its own checkpoints to the same bytes.
 * @throws NumericalError `DESCENT_DIVERGED` when the weights overflow.
 */
export function* simulate(simulation: Simulation, request: Request): Job<Dataset> {
  const { times, units, setting } = simulation;
  const { replicas } = request;
  const indices = replicas && Array.from({ length: replicas.to - replicas.from }, (_, k) => replicas.from + k);
  const tape = newTape(indices, times, units);
  const errorIs = errorKind(setting);
  const count = indices?.length ?? 1;
  const perRun = times.steps.at(-1) ?? 0;
  const resumed = request.resume ? restore(tape, request.resume) : undefined;
  for (let r = resumed?.replica ?? 0; r < count; r++) {
    const run = begin(simulation, indices?.[r] ?? 0);
    if (resumed && r === resumed.replica) resumeRun(run, resumed);
    tape.constants[r] = constantsOf(run.modes, setting);
    while (run.recorded < times.steps.length) {
      slice(run, simulation, tape, r);
      yield report(run, tape, { r, errorIs, done: r * perRun + run.step, total: count * perRun, request });
    }
  }
  return toDataset(tape, errorIs, request.quantities);
}

function begin({ startOf, simulatorOf, setting }: Simulation, replica: number): Run {
  const start = startOf(replica);
  const modes = modesOf(start, setting);
  const simulator = simulatorOf(start, modes, replica);
  const gap = flowGap(modes, setting);
  const state = simulator.begin();
  const gapStates = gap.begin();
  const first = simulator.measure(state);
  return {
    start,
    modes,
    simulator,
    gap,
    state,
    gapStates,
    first,
    firstGap: gap.points(gapStates),
    step: 0,
    recorded: 0,
  };
}

/** About 10 ms of steps, with whatever is recorded on the way. */
function slice(run: Run, { times, units, setting }: Simulation, tape: Tape, r: number): void {
  let budget = run.simulator.stepsPerSlice;
  while (run.recorded < times.steps.length && budget > 0) {
    const steps = Math.min(budget, times.steps[run.recorded]! - run.step);
    run.simulator.advance(run.state, steps);
    run.gap.advance(run.gapStates, steps);
    run.step += steps;
    budget -= Math.max(1, steps);
    if (run.step < times.steps[run.recorded]!) continue;
    const point = run.step === 0 ? run.first : run.simulator.measure(run.state, run.first);
    if (!curveNames.every((name) => Number.isFinite(point[name]))) throw diverged(run, setting);
    recordPoint(tape, r, run.recorded, point, gapsOf(run.gap.points(run.gapStates, run.firstGap)));
    if (units.length > 0) recordWeights(run, setting, tape, r);
    run.recorded++;
  }
}

function recordWeights(
  { simulator, state, start, gap, gapStates, recorded }: Run,
  setting: Setting,
  tape: Tape,
  r: number,
) {
  if (!simulator.weights || !hasWeights(start)) return;
  const { readoutWeights, hiddenWeights } = simulator.weights(state);
  const transfers = gap.transfers(gapStates);
  const offset = (r * tape.times.steps.length + recorded) * tape.units.length;
  tape.units.forEach((unit, n) => {
    tape.readout[offset + n] = readoutWeights[unit]!;
    tape.hidden[offset + n] = hiddenWeights[unit]!;
    [tape.readoutErrors[offset + n], tape.hiddenErrors[offset + n]] = weightGap(transfers, start, unit, setting);
  });
}

function constantsOf(modes: Modes, setting: Setting): RunConstants {
  const rates = ratesOf(modes, setting);
  return {
    ...stabilitySummary(rates),
    labelDrive: rates.labelDrive,
    kernelCoefficient: rates.kernelCoefficient,
    halfRate: rates.halfRate,
    initialSlope: setting.outputScale * modes.layerProduct,
    targetSlope: setting.targetSlope,
  };
}

/** Heavy ball is no discretisation of the flow at the same rates, so its distance from it says nothing about step size. */
function errorKind({ momentum }: Setting): ErrorKind {
  return momentum === 0 ? 'estimate' : { unavailable: 'momentum follows another flow than gradient descent' };
}

interface Progress {
  r: number;
  errorIs: ErrorKind;
  done: number;
  total: number;
  request: Request;
}

function report(run: Run, tape: Tape, { r, errorIs, done, total, request }: Progress): Step {
  return {
    done,
    total,
    partial: () => toDataset(completed(tape, r, run.recorded), errorIs, request.quantities),
    checkpoint: () => ({
      replica: r,
      step: run.step,
      recorded: run.recorded,
      state: run.state.slice(),
      gapStates: run.gapStates.map((state) => state.slice()),
      tape: tapeToPlain(tape),
    }),
  };
}

interface Checkpoint {
  replica: number;
  step: number;
  recorded: number;
  state: Float64Array;
  gapStates: Float64Array[];
  tape: ReturnType<typeof tapeToPlain>;
}

function restore(tape: Tape, resume: Plain): Checkpoint {
  const checkpoint = resume as unknown as Checkpoint;
  for (const [name, values] of Object.entries(checkpoint.tape))
    if (name === 'constants') tape.constants = (values as RunConstants[]).map((c) => ({ ...c }));
    else (tape[name as 'values'] as Float64Array).set(values as Float64Array);
  return checkpoint;
}

function resumeRun(run: Run, { step, recorded, state, gapStates }: Checkpoint): void {
  run.step = step;
  run.recorded = recorded;
  run.state.set(state);
  for (const [k, own] of run.gapStates.entries()) own.set(gapStates[k]!);
}

function diverged({ modes, step }: Run, setting: Setting): NumericalError {
  const rates = ratesOf(modes, setting);
  const limit = stepLimits(rates).divergence;
  return new NumericalError({
    code: 'DESCENT_DIVERGED',
    what: 'gradient descent: the weights overflowed',
    step,
    cause: `the steps are too large (stability number ${stabilityNumber(rates).toPrecision(3)}, bounded below 4 while |B| = ${Math.abs(rates.labelDrive).toPrecision(3)} < 2)`,
    remedy: `multiply both learning rates by less than ${limit.toPrecision(3)}`,
  });
}
