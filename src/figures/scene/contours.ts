type Point = [number, number];

/**
 * Contour lines of a grid by marching squares, in grid coordinates (column, row) of the cell centres; squares with a corner that is
 * not finite are skipped. Segments are joined end to end.
 */
export function contourLines(values: Float64Array, columns: number, rows: number, level: number): Point[][] {
  const segments: [Point, Point][] = [];
  const at = (i: number, j: number) => (values[j * columns + i] as number) - level;
  for (let j = 0; j + 1 < rows; j++)
    for (let i = 0; i + 1 < columns; i++) {
      const corners = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)] as const;
      if (corners.every(Number.isFinite)) segments.push(...square(i, j, corners));
    }
  return join(segments);
}

/** Crossings of one square, corner order anticlockwise from its origin; a saddle is resolved by the mean of its corners. */
function square(i: number, j: number, [a, b, c, d]: readonly [number, number, number, number]): [Point, Point][] {
  const crossings: Point[] = [];
  const cross = (u: number, v: number) => u / (u - v);
  if (a > 0 !== b > 0) crossings.push([i + cross(a, b), j]);
  if (b > 0 !== c > 0) crossings.push([i + 1, j + cross(b, c)]);
  if (c > 0 !== d > 0) crossings.push([i + 1 - cross(c, d), j + 1]);
  if (d > 0 !== a > 0) crossings.push([i, j + 1 - cross(d, a)]);
  const [p, q, r, s] = crossings;
  if (p && q && r && s)
    return a + b + c + d > 0 === a > 0
      ? [
          [p, q],
          [r, s],
        ]
      : [
          [q, r],
          [s, p],
        ];
  return p && q ? [[p, q]] : [];
}

function join(segments: [Point, Point][]): Point[][] {
  const key = ([x, y]: Point) => `${x.toFixed(9)},${y.toFixed(9)}`;
  const ends = new Map<string, number[]>();
  segments.forEach(([from, to], index) => {
    for (const point of [from, to]) ends.set(key(point), [...(ends.get(key(point)) ?? []), index]);
  });
  const used = new Set<number>();
  const follow = (line: Point[]): Point[] => {
    for (;;) {
      const end = key(line.at(-1) as Point);
      const next = ends.get(end)?.find((index) => !used.has(index));
      if (next === undefined) return line;
      used.add(next);
      const [from, to] = segments[next] as [Point, Point];
      line.push(key(from) === end ? to : from);
    }
  };
  const lines: Point[][] = [];
  segments.forEach((segment, index) => {
    if (used.has(index)) return;
    used.add(index);
    lines.push(follow(follow([...segment]).reverse()));
  });
  return lines;
}
