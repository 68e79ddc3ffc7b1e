import { randomStream } from '../../../numerics/random/index.js';
import { type Coordinates, coordinatesOf } from '../initial/index.js';
import type { Setting } from '../setting.js';
import type { Overlaps } from '../state.js';
import { direct } from './direct.js';
import { exactInLaw, frameSize } from './exact-in-law.js';
import { beginTraining, type Simulator, type Trained } from './simulator.js';
import type { Training } from './training.js';

/** The two simulators. */
export type SimulatorId = 'exact-in-law' | 'direct';

/** What is simulated. */
export interface Problem {
  setting: Setting;
  /** d, finite. */
  dimension: number;
  seed: number;
  prepare(replica: number): Prepared;
}

/** A replica's start, and how it is to be trained. */
export interface Prepared {
  training: Training;
  simulator: Simulator;
  coordinates: Coordinates;
  readout: Float64Array;
}

/** One replica under way. */
export interface Run {
  training: Training;
  simulator: Simulator;
  state: Trained;
  /** Time at which the weights were found to have overflowed; Infinity while they have not. */
  divergedAt: number;
}

/** Training of a start with one of the simulators. */
export function prepare(id: SimulatorId, setting: Setting, dimension: number, start: Overlaps): Prepared {
  const coordinates = coordinatesOf(start);
  const training: Training = {
    ...setting,
    dimension,
    teacherReadout: start.teacherReadoutWeights,
    teacherFactor: coordinates.teacher,
    teacherRank: coordinates.teacherRank,
  };
  const columns = coordinates.teacherRank + coordinates.orthogonalRank;
  const simulator = id === 'direct' ? direct(training) : exactInLaw(training, frameSize(training, columns));
  return { training, simulator, coordinates, readout: start.readoutWeights };
}

/** A replica before its first step. */
export function beginRun(problem: Problem, replica: number): Run {
  const { training, simulator, coordinates, readout } = problem.prepare(replica);
  const stream = randomStream(problem.seed, 'train', replica);
  const state = beginTraining(coordinates, readout, simulator, stream);
  return { training, simulator, state, divergedAt: Number.POSITIVE_INFINITY };
}

/** Takes at most `limit` steps towards `goal` (a step count), about 10 ms of work; returns how many it took. */
export function advanceRun(run: Run, goal: number, limit = run.simulator.stepsPerSlice): number {
  const { state, simulator } = run;
  const steps = Math.min(limit, goal - state.step);
  if (run.divergedAt < Number.POSITIVE_INFINITY) {
    state.step += steps;
    return steps;
  }
  if (steps > 0) simulator.advance(state, steps);
  if (!isBounded(state)) run.divergedAt = state.time;
  return steps;
}

/** A sum of finite numbers overflows only when they are about to. */
function isBounded({ coordinates, stride, used, readout }: Trained): boolean {
  let sum = 0;
  for (let j = 0; j < readout.length; j++) {
    sum += Math.abs(readout[j]!);
    for (let c = 0; c < used; c++) sum += Math.abs(coordinates[j * stride + c]!);
  }
  return sum < 1e100;
}
