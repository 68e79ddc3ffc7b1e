import type { Plain } from '../../../contract/index.js';
import type { Arena } from '../../../numerics/kernels/index.js';
import type { Instance } from './instance.js';
import type { Pace, Pieces } from './pace.js';

/** One instance being trained. */
export interface Training {
  /** Trains up to theory time t. */
  advance(t: number): Pieces<void>;
  /** Puts weights and slopes u² + v² of the present state into the arrays. */
  show(w: Float64Array, slope: Float64Array): void;
  /** The same with the estimated error of the integration added; absent when training is exact. */
  showShifted?(w: Float64Array, slope: Float64Array): void;
  /** ∫w dt from the start, or with the estimated error added. */
  addUp(area: Float64Array, shifted: boolean): void;
  /** Everything that changes; good at every yield. */
  save(): Plain;
  restore(saved: Plain): void;
}

/** A way to train instances. */
export interface Trainer {
  /** @param accuracy relative accuracy wanted */
  begin(arena: Arena, instance: Instance, accuracy: number, pace: Pace): Training;
  /** Times it can meet of those asked for, in theory units as is the length of a step. */
  meet?(times: Float64Array, stepLength: number): Float64Array;
  /** Numbers it needs beside the features, per coordinate and per row of the features. */
  room: { coordinates: number; rows: number };
  /** Why its curves carry no error bar, where they do not. */
  unavailable?: string;
}
