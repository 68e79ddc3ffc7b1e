import type { Plain } from '../../../../contract/index.js';
import { type Cell, mapCell } from '../../../../experiments/map.js';
import { findTheory } from '../../../../experiments/task.js';
import type { Context } from '../index.js';

/** Some cells of a phase map. */
export interface CellsWish {
  theory: string;
  parameters: Record<string, Plain>;
  seed: number;
  replicas: number;
  measure: string;
  x: string;
  y: string;
  /** Values on both axes, cell by cell. */
  places: { a: number; b: number }[];
}

/** Values of a measure at some places, in their order: the same function as `curvecast map`. @throws InputError. */
export async function cells(
  { theory: id, places, x, y, ...wish }: CellsWish,
  { registry, executor, breathe }: Context,
): Promise<Cell[]> {
  const request = { ...wish, theory: await findTheory(registry, id), x: { name: x }, y: { name: y } };
  const found: Cell[] = [];
  for (const place of places) {
    found.push(await mapCell(request, place, executor));
    await breathe();
  }
  return found;
}
