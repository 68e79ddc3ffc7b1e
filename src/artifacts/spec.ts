import type { Plain } from '../contract/index.js';
import type { DataProvenance } from '../data/provenance.js';

/** Number of the spec form this version writes. */
export const specFormat = 1;

/** What a run is asked to do, in file form: the same object is the CLI's spec file, the lab's link and part of every result. */
export interface Spec {
  format: 1;
  theory: string;
  /** Calculator of the theory that is computed, and whose parameters these are; absent: a run. */
  calculation?: string;
  /** Every parameter that differs from its default or was given (file form: Infinity is "Infinity"). */
  parameters: Record<string, Plain>;
  seed: number;
  quality: 'interactive' | 'publication';
  tolerance?: number;
  /** Engine ids where the automatic choice is overridden. */
  engine?: string;
  simulator?: string;
  /** Number of simulated replicas; absent: theory alone. */
  replicas?: number;
  /** Sizes of the finite-size study (values of the theory's size parameter). */
  sizes?: number[];
  /** Families to overlay: parameter -> values. */
  vary?: Record<string, Plain[]>;
  /** Quantities kept; absent: all. */
  quantities?: string[];
  /** Times wanted; absent: the theory's own grid. */
  times?: number[];
  /** Where the data came from, with the preprocessing made: recorded, never re-read silently. */
  data?: DataProvenance;
}
