import type { CellRecord } from '../../artifacts/sweep/record.js';
import type { Point } from './cut.js';
import { gridsOf, type SweepPlan } from './plan.js';

/** Cells along each side of the picture of a refinement. */
const mostCells = 128;

/** A refinement as a regular grid to look at: each place shows the nearest computed cell to its lower left. */
export function latticeValues(
  plan: SweepPlan,
  records: Iterable<CellRecord>,
  value: string,
): { x: number[]; y: number[]; cells: (Point | undefined)[] } {
  const { finest, coarse } = gridsOf(plan.spec.refine as never);
  const known = new Map<number, Point>();
  for (const { cell, at, of, failed } of records) {
    const remark = failed ? 'fails' : String(of[plan.theory.caution?.name ?? ''] ?? '');
    known.set(cell, { place: Object.values(at), value: of[value] ?? Number.NaN, remark });
  }
  const first = finest / coarse;
  let step = first;
  while (step > 1 && (2 * finest) / step <= mostCells) step /= 2;
  const side = Math.floor(finest / step) + 1;
  const axis = (k: number, column: number) => {
    const { name } = plan.axes[k] as { name: string };
    return Array.from({ length: side }, (_, i) => Number(plan.cellAt(i * step * column).at[name]));
  };
  const nearest = (column: number, row: number): Point | undefined => {
    for (let s = step; s <= first; s *= 2) {
      const found = known.get((row - (row % s)) * (finest + 1) + (column - (column % s)));
      if (found) return found;
    }
    return undefined;
  };
  return {
    x: axis(0, 1),
    y: axis(1, finest + 1),
    cells: Array.from({ length: side * side }, (_, k) => nearest((k % side) * step, Math.floor(k / side) * step)),
  };
}
