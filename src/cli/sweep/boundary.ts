import { writeWhole } from '../../execution/files.js';
import type { Boundary } from '../../experiments/sweep/refine.js';

/** Writes a boundary as boundary.csv (line, x, y) and boundary.json with its uncertainty. */
export async function writeBoundary(folder: string, boundary: Boundary): Promise<void> {
  const { x, y, lines } = boundary;
  const rows = lines.flatMap((line, k) => line.x.map((value, i) => `${k},${value},${line.y[i]}`));
  await writeWhole(`${folder}/boundary.csv`, `${[`line,${x},${y}`, ...rows].join('\n')}\n`);
  await writeWhole(`${folder}/boundary.json`, `${JSON.stringify(boundary)}\n`);
}
