import { axisBetween } from '../../../figures/scene/axis.js';
import { type MapPanel, sceneOf } from '../../../figures/scene/index.js';
import { resolveStyle } from '../../../figures/style.js';
import type { TheoryCard } from '../../worker/questions/describe.js';
import type { Atlas } from './atlas.js';
import { exhibitOf } from './exhibit.js';

/** A map ready to draw. */
export interface Sheet {
  panel: MapPanel;
  /** Classes that say the theory does not hold there, and cells that could not be computed. */
  doubtful(k: number): boolean;
  /** What is wrong there. */
  doubts: string[];
}

/** The grid being filled; cells not yet known show the nearest that is. */
export function sheetOf(atlas: Atlas, card: TheoryCard): Sheet | undefined {
  const exhibit = exhibitOf(atlas, card);
  if (!exhibit) return undefined;
  const [panel] = sceneOf(exhibit, resolveStyle({ quantities: card.quantities })).panels;
  if (panel?.kind !== 'map') return undefined;
  const doubts = new Set(exhibit.layers[0]?.dataset.series.doubt?.values as string[]);
  const doubtful = panel.classes.map((name) => name !== '' && doubts.has(name));
  return {
    panel: framed(panel, atlas.wish),
    doubtful: (k) => doubtful[panel.labels[k] as number] ?? false,
    doubts: panel.classes.filter((_, label) => doubtful[label]),
  };
}

/** The picture keeps to its ends at every level: outer cells are cut in half. */
function framed(panel: MapPanel, { x, y }: Atlas['wish']): MapPanel {
  const cut = (edges: Float64Array, from: number, to: number) => {
    const held = edges.slice();
    held[0] = from;
    held[held.length - 1] = to;
    return held;
  };
  return {
    ...panel,
    x: axisBetween([x.from, x.to], x.scale, panel.x.labels),
    y: axisBetween([y.from, y.to], y.scale, panel.y.labels),
    xEdges: cut(panel.xEdges, x.from, x.to),
    yEdges: cut(panel.yEdges, y.from, y.to),
  };
}
