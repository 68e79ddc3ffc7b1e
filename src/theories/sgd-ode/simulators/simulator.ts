import type { Stream } from '../../../numerics/random/index.js';

/** A network under training: everything that changes from step to step. */
export interface Trained {
  /** Coordinates of the student's rows divided by √d, row-major. */
  coordinates: Float64Array;
  /** Columns of `coordinates` in use. */
  used: number;
  readout: Float64Array;
  step: number;
  stream: Stream;
}

/** One way to train: plain functions on a state that can be copied. */
export interface Simulator {
  /** Takes that many steps, in place. */
  advance(state: Trained, steps: number): void;
  /** Steps that take about 10 ms. */
  stepsPerSlice: number;
}
