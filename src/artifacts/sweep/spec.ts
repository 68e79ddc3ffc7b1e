import type { Plain } from '../../contract/index.js';

/** Number of the sweep form this version writes. */
export const sweepFormat = 1;

/** The values a parameter takes: a list, or a range; `count` belongs to the designs that list their values. */
export type SweptValues = Plain[] | SweptRange;

/** A range with both ends; absent: the parameter's own scale. */
export interface SweptRange {
  from: number;
  to: number;
  count?: number;
  scale?: 'linear' | 'log';
}

/** How axes become cells: all combinations, values side by side, or points drawn in the box of the ranges. */
export type DesignKind = 'product' | 'zip' | 'random' | 'sobol';

/** Where a measure crosses a level, or a label begins, over two swept ranges. */
export interface Refinement {
  measure: string;
  level?: number;
  /** A whole label, or one of its parts: `strong` is a part of `feature, strong, alignment`. */
  label?: string;
  /** Largest error of the boundary, as a share of each axis. */
  accuracy: number;
  /** Spacing of the first grid as a share of each axis: islands wider than it are found. Absent: four times the accuracy. */
  coarse?: number;
}

/** A sweep in file form: what a sweep file holds and what its folder is pinned to. */
export interface SweepSpec {
  format: 1;
  theory: string;
  /** Parameters all cells share. */
  parameters: Record<string, Plain>;
  /** Swept parameters, and `seed`. */
  sweep: Record<string, SweptValues>;
  design: DesignKind;
  /** Number of points of the designs `random` and `sobol`. */
  points?: number;
  /** Quantities and measures recorded. */
  observe: string[];
  engine: 'theory' | 'simulation' | 'both';
  /** Seed of cells where it is not swept, and of drawn designs. */
  seed: number;
  /** Random starts in a cell: measures are their median, curves their mean. */
  replicas: number;
  quality: 'interactive' | 'publication';
  tolerance?: number;
  /** Times at which curves are recorded. */
  times?: number[];
  refine?: Refinement;
}
