import type { MapPanel } from '../../../figures/scene/index.js';

/** Where the name of a region is written: the cell farthest from its border. */
export interface NamePlace {
  name: string;
  k: number;
  /** Cells from there to the border. */
  reach: number;
}

/** One place for every region of a map of labels. */
export function namePlaces({ labels, classes, xEdges }: MapPanel): NamePlace[] {
  const columns = xEdges.length - 1;
  const rows = labels.length / columns;
  const depth = depths(labels, columns, rows);
  return classes.flatMap((name, label) => {
    if (!name) return [];
    let best = -1;
    for (let k = 0; k < labels.length; k++)
      if (labels[k] === label && (best < 0 || (depth[k] as number) > (depth[best] as number))) best = k;
    return best < 0 ? [] : [{ name, k: best, reach: (depth[best] as number) - 1 }];
  });
}

/** Steps (king's moves) from every cell to the nearest cell of another class or outside; two sweeps. */
function depths(labels: Int32Array, columns: number, rows: number): Float64Array {
  const depth = new Float64Array(labels.length);
  const sweep = (k: number, steps: [number, number][]) => {
    const [i, j] = [k % columns, Math.floor(k / columns)];
    let least = depth[k] || Number.POSITIVE_INFINITY;
    for (const [di, dj] of steps) {
      const [a, b] = [i + di, j + dj];
      const inside = a >= 0 && a < columns && b >= 0 && b < rows;
      const other = inside ? b * columns + a : -1;
      const near = other >= 0 && labels[other] === labels[k] ? (depth[other] as number) : 0;
      least = Math.min(least, near + 1);
    }
    depth[k] = least;
  };
  const before: [number, number][] = [
    [-1, 0],
    [0, -1],
    [-1, -1],
    [1, -1],
  ];
  const after = before.map(([i, j]): [number, number] => [-i, -j]);
  for (let k = 0; k < labels.length; k++) sweep(k, before);
  for (let k = labels.length - 1; k >= 0; k--) sweep(k, after);
  return depth;
}
