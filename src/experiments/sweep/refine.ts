import { type CellRecord, workerLost } from '../../artifacts/sweep/record.js';
import type { Refinement } from '../../artifacts/sweep/spec.js';
import { traced } from './boundary.js';
import { recordsOf } from './journal.js';
import { performCells, type SweepProgress, type SweepSite } from './perform-cells.js';
import { gridsOf, type SweepPlan } from './plan.js';
import { type Square, type Squares, squaresOver } from './squares.js';

/** A boundary in units of the parameters. */
export interface Boundary {
  x: string;
  y: string;
  measure: string;
  /** Each line through the places where the class changes between two neighbouring cells. */
  lines: { x: number[]; y: number[] }[];
  /** Half the last interval around a point, as a share of its axis. */
  uncertainty: number;
  /** Cells computed, and how many the uniform grid of this accuracy has. */
  cells: number;
  uniform: number;
  /** Cells whose value lies within two of its errors from the level: there the boundary is less certain than it looks. */
  undecided: number;
}

/** Side of the squares in which edges are bisected instead of splitting further, in steps of the finest grid. */
const leaf = 2;

/**
 * Follows the line where a measure crosses a level or a label begins: a first grid, splitting of the squares it passes through, and
 * bisection of their edges. An island that holds a square of the first grid's corner is found; a smaller one may be missed.
 */
export async function refineBoundary(
  plan: SweepPlan,
  site: SweepSite,
): Promise<SweepProgress & { boundary: Boundary }> {
  const { refine } = plan.spec as { refine: Refinement };
  const grids = gridsOf(refine);
  const known = knownCells(site, refine);
  const squares = squaresOver(grids.finest, grids.coarse);
  const progress: SweepProgress = { done: 0, failed: 0, total: 0 };
  const evaluate = async (addresses: Iterable<number>) => {
    const missing = [...new Set(addresses)]
      .filter((address) => known.classOf(address) === undefined)
      .sort((a, b) => a - b);
    if (missing.length === 0) return;
    const before = { ...progress };
    const watch = (round: SweepProgress) =>
      site.watch?.({
        done: before.done + round.done,
        failed: before.failed + round.failed,
        total: before.done + round.total,
      });
    const round = await performCells(
      plan,
      { addresses: missing, total: missing.length },
      { ...site, watch },
      known.hear,
    );
    progress.done += round.done;
    progress.failed += round.failed;
  };
  await evaluate(squares.corners());
  for (;;) {
    const mixed = squares.all().filter((square) => square.side > leaf && isMixed(square, squares, known.classOf));
    if (mixed.length === 0) break;
    await evaluate(mixed.flatMap(squares.split));
  }
  await evaluate(bisected(squares, known.classOf));
  progress.total = progress.done;
  const boundary = traced(plan, squares, known.classOf);
  return {
    ...progress,
    boundary: {
      ...boundary,
      measure: refine.measure,
      ...known.tally(),
      uncertainty: 0.5 / grids.finest,
      uniform: plan.size,
    },
  };
}

/** Class of a computed cell: on this side of the boundary (0), beyond it (1), no value (-1); undefined: not computed. */
export type ClassOf = (address: number) => number | undefined;

function knownCells({ journal }: SweepSite, refine: Refinement) {
  const classes = new Map<number, number>();
  let undecided = 0;
  const learn = (records: Iterable<CellRecord>) => {
    for (const record of records) {
      if (classes.has(record.cell) || record.failed?.code === workerLost) continue;
      classes.set(record.cell, classify(record, refine));
      if (isUndecided(record, refine)) undecided++;
    }
  };
  learn(journal.records());
  return {
    hear: (lines: string) => learn(recordsOf(lines)),
    classOf: ((address) => classes.get(address)) as ClassOf,
    tally: () => ({ cells: classes.size, undecided }),
  };
}

function classify({ of, failed }: CellRecord, { measure, level, label }: Refinement): number {
  const value = of[measure];
  if (failed || value === undefined || Number.isNaN(value)) return -1;
  // Labels may name several mechanisms: `feature, strong, alignment` is strong.
  if (label !== undefined) return value === label || String(value).split(', ').includes(label) ? 1 : 0;
  return typeof value === 'number' ? (value > (level as number) ? 1 : 0) : -1;
}

function isUndecided({ of }: CellRecord, { measure, level }: Refinement): boolean {
  const value = of[measure];
  const error = of[`${measure}.error`];
  return typeof value === 'number' && typeof error === 'number' && Math.abs(value - (level ?? Number.NaN)) <= 2 * error;
}

/** Whether both classes are met among the corners and the cells known along the sides. */
function isMixed(square: Square, squares: Squares, classOf: ClassOf): boolean {
  let low = false;
  let high = false;
  for (const address of squares.border(square)) {
    const found = classOf(address);
    low ||= found === 0;
    high ||= found === 1;
  }
  return low && high;
}

/** Middles of the sides whose ends differ, and of squares that both classes share crosswise. */
function bisected(squares: Squares, classOf: ClassOf): number[] {
  return squares.all().flatMap((square) => {
    if (square.side !== leaf) return [];
    const sides = squares
      .sides(square)
      .filter(([a, b]) => classOf(a)! + classOf(b)! === 1 && classOf(a)! >= 0 && classOf(b)! >= 0);
    const middles = sides.map(([a, b]) => (a + b) / 2);
    return sides.length === 4 ? [...middles, squares.middle(square)] : middles;
  });
}
