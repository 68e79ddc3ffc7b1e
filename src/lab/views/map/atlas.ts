import type { Cell } from '../../../experiments/map.js';
import { finest, parentOf, strideOf } from './levels.js';
import type { MapWish } from './wish.js';

/** A map as far as it is known. */
export interface Atlas {
  wish: MapWish;
  /** Values of the finest grid on both axes. */
  x: number[];
  y: number[];
  /** Cells of the finest grid by `j * finest + i`; holes where nothing is known yet. */
  cells: (Cell | undefined)[];
  /** Grid being filled, and whether all of it is known. */
  level: number;
  complete: boolean;
  /** `resting`: the next grid would take long and waits for a click. */
  state: 'running' | 'resting' | 'done' | 'failed' | 'cancelled';
  /** Seconds the next grid would take. */
  next?: number;
  message?: string;
}

/** The cell shown at a place of the grid being filled: its own, or the nearest coarser one that is known. */
export function cellAt({ cells }: Pick<Atlas, 'cells'>, level: number, i: number, j: number): Cell | undefined {
  let [column, row] = [i, j];
  for (let stride = strideOf(level); ; stride *= 2) {
    const own = cells[row * finest + column];
    if (own || stride >= finest) return own;
    [column, row] = [parentOf(column, stride), parentOf(row, stride)];
  }
}
