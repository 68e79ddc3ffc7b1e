import { positionOf, type Stream, seek } from '../../../numerics/random/index.js';
import type { Coordinates } from '../initial/index.js';

/** A network under training: everything that changes from step to step. */
export interface Trained {
  /** Coordinates of the student rows over √d in an orthonormal frame that begins with the teacher span; p × stride. */
  coordinates: Float64Array;
  stride: number;
  /** Columns in use; the others are zero. */
  used: number;
  /** a. */
  readout: Float64Array;
  step: number;
  /** t, the summed lengths of the steps. */
  time: number;
  stream: Stream;
}

/** One way to train. */
export interface Simulator {
  /** Columns its states need. */
  stride: number;
  /** Whether all columns are in use from the beginning. */
  full: boolean;
  /** Takes that many steps, in place. */
  advance(state: Trained, steps: number): void;
  /** Steps that take about 10 ms. */
  stepsPerSlice: number;
}

/** The state before the first step. */
export function beginTraining(
  { parallel, orthogonal, teacherRank, orthogonalRank }: Coordinates,
  readout: Float64Array,
  { stride, full }: Pick<Simulator, 'stride' | 'full'>,
  stream: Stream,
): Trained {
  const rows = readout.length;
  const coordinates = new Float64Array(rows * stride);
  for (let j = 0; j < rows; j++) {
    coordinates.set(parallel.subarray(j * teacherRank, (j + 1) * teacherRank), j * stride);
    coordinates.set(orthogonal.subarray(j * orthogonalRank, (j + 1) * orthogonalRank), j * stride + teacherRank);
  }
  const used = full ? stride : teacherRank + orthogonalRank;
  return { coordinates, stride, used, readout: readout.slice(), step: 0, time: 0, stream };
}

/** A state as plain data. */
export type TrainedPlain = {
  coordinates: Float64Array;
  used: number;
  readout: Float64Array;
  step: number;
  time: number;
  position: number;
};

/** Plain data from which `restoreTrained` continues to the same bytes. */
export function plainTrained({ coordinates, used, readout, step, time, stream }: Trained): TrainedPlain {
  return {
    coordinates: coordinates.slice(),
    used,
    readout: readout.slice(),
    step,
    time,
    position: positionOf(stream),
  };
}

/** Puts a state that was begun from the same address back to where the plain data were taken. */
export function restoreTrained(state: Trained, plain: TrainedPlain): void {
  state.coordinates.set(plain.coordinates);
  state.readout.set(plain.readout);
  state.used = plain.used;
  state.step = plain.step;
  state.time = plain.time;
  seek(state.stream, plain.position);
}
