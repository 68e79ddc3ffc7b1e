import type { SweptRange } from '../../artifacts/sweep/spec.js';
import { exp, log } from '../../numerics/math/index.js';
import type { SweepPlan } from './plan.js';
import { gridsOf } from './plan.js';
import type { Boundary, ClassOf } from './refine.js';
import type { Square, Squares } from './squares.js';

/** A place where the class changes: half-way between two neighbouring cells, in steps of the finest grid. */
interface Crossing {
  id: string;
  column: number;
  row: number;
}

/** The lines of the boundary in units of the parameters. */
export function traced(plan: SweepPlan, squares: Squares, classOf: ClassOf): Pick<Boundary, 'x' | 'y' | 'lines'> {
  const segments = squares.all().flatMap((square) => segmentsOf(square, squares, classOf));
  const [x, y] = plan.axes as [SweepPlan['axes'][number], SweepPlan['axes'][number]];
  const { finest } = gridsOf(plan.spec.refine as never);
  const unit = (axis: typeof x, steps: number) =>
    valueAt((axis as { range: Required<Omit<SweptRange, 'count'>> }).range, steps / finest);
  const lines = chained(segments).map((line) => ({
    x: line.map(({ column }) => unit(x, column)),
    y: line.map(({ row }) => unit(y, row)),
  }));
  return { x: x.name, y: y.name, lines };
}

function valueAt({ from, to, scale }: Required<Omit<SweptRange, 'count'>>, share: number): number {
  return scale === 'log' ? exp(log(from) + share * (log(to) - log(from))) : from + share * (to - from);
}

/** The pieces of boundary inside a square: they join the sides on which the class changes. */
function segmentsOf(square: Square, squares: Squares, classOf: ClassOf): [Crossing, Crossing][] {
  const sides = squares.sides(square);
  const crossings = sides.map((side) => crossingOn(side, squares, classOf));
  const there = crossings.filter((crossing) => crossing !== undefined);
  if (there.length === 2) return [[there[0] as Crossing, there[1] as Crossing]];
  if (there.length !== 4) return [];
  // Both classes share the square crosswise: the middle says which pair of corners is joined.
  const [bottom, right, top, left] = there as [Crossing, Crossing, Crossing, Crossing];
  const joinsFirst = classOf(squares.middle(square)) === classOf(sides[0]![0]);
  return joinsFirst
    ? [
        [bottom, right],
        [top, left],
      ]
    : [
        [bottom, left],
        [right, top],
      ];
}

function crossingOn([a, b]: [number, number], { place }: Squares, classOf: ClassOf): Crossing | undefined {
  const [first, last] = [classOf(a), classOf(b)];
  if (first === undefined || last === undefined || first < 0 || last < 0 || first === last) return undefined;
  const middle = (a + b) / 2;
  const between = Number.isInteger(middle) ? classOf(middle) : undefined;
  const [from, to] = between === undefined || between < 0 ? [a, b] : between === first ? [middle, b] : [a, middle];
  const [p, q] = [place(from), place(to)];
  return {
    id: `${Math.min(from, to)}-${Math.max(from, to)}`,
    column: (p.column + q.column) / 2,
    row: (p.row + q.row) / 2,
  };
}

/** Pieces that share an end, put one behind the other; lines that close end where they begin. */
function chained(segments: [Crossing, Crossing][]): Crossing[][] {
  const byEnd = new Map<string, Set<[Crossing, Crossing]>>();
  for (const segment of segments)
    for (const { id } of segment) byEnd.set(id, (byEnd.get(id) ?? new Set()).add(segment));
  const left = new Set(segments);
  const next = (id: string) => [...(byEnd.get(id) ?? [])].find((segment) => left.has(segment));
  const grow = (line: Crossing[]) => {
    for (;;) {
      const end = line.at(-1) as Crossing;
      const segment = next(end.id);
      if (!segment) return line;
      left.delete(segment);
      line.push(segment[0].id === end.id ? segment[1] : segment[0]);
    }
  };
  const lines: Crossing[][] = [];
  for (const segment of segments) {
    if (!left.delete(segment)) continue;
    lines.push(grow(grow([...segment]).reverse()));
  }
  return lines;
}
