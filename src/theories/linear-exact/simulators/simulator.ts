import type { Weights } from '../start-state.js';
import type { Point } from './curves.js';

/** A network under training: the state is one array, so that a copy of it is a checkpoint. */
export interface Simulator {
  begin(): Float64Array;
  /** Takes that many steps, in place. */
  advance(state: Float64Array, steps: number): void;
  /** Every curve, by definition; `before` is the first point of the run. */
  measure(state: Float64Array, before?: Point): Point;
  /** All weights; absent where only their overlaps are known. */
  weights?(state: Float64Array): Weights;
  /** Steps that take about 10 ms. */
  stepsPerSlice: number;
}
