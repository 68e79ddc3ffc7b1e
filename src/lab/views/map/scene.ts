import { type Dataset, exact } from '../../../contract/index.js';
import type { Cell } from '../../../experiments/map.js';
import { axisBetween, axisOver } from '../../../figures/scene/axis.js';
import { type MapPanel, sceneOf } from '../../../figures/scene/index.js';
import { resolveStyle } from '../../../figures/style.js';
import type { TheoryCard } from '../../worker/questions/describe.js';
import { type Atlas, cellAt } from './atlas.js';
import { levels, strideOf } from './levels.js';

/** A map ready to draw. */
export interface Sheet {
  panel: MapPanel;
  /** Classes that say the theory does not hold there, and cells that could not be computed. */
  doubtful(k: number): boolean;
  /** What is wrong there. */
  doubts: string[];
}

const failed = 'cannot be computed';

/** The grid being filled; cells not yet known show the nearest that is. */
export function sheetOf(atlas: Atlas, card: TheoryCard): Sheet | undefined {
  const { wish, level } = atlas;
  const measure = card.measures.find(({ name }) => name === wish.measure);
  if (!measure) return undefined;
  const count = levels[level] as number;
  const stride = strideOf(level);
  const grid = Array.from({ length: count * count }, (_, k) =>
    cellAt(atlas, level, (k % count) * stride, Math.floor(k / count) * stride),
  );
  const labelled = measure.scale === 'label';
  const dataset = datasetOf(atlas, grid, labelled);
  const [panel] = sceneOf(
    {
      view: {
        id: 'map',
        title: measure.meaning,
        mark: 'cell',
        x: wish.x.name,
        rows: wish.y.name,
        y: [measure.name, 'doubt'],
        xScale: wish.x.scale,
        yScale: wish.y.scale,
        ...(measure.centre === undefined ? {} : { centre: measure.centre }),
        contours: labelled ? [] : (measure.contours ?? roundLevels(grid, measure.scale)),
      },
      layers: [{ label: measure.name, role: 'theory', dataset }],
      description: measure.meaning,
    },
    resolveStyle({ quantities: card.quantities }),
  ).panels;
  if (panel?.kind !== 'map') return undefined;
  const doubts = new Set(dataset.series.doubt?.values as string[]);
  const doubtful = panel.classes.map((name) => name !== '' && doubts.has(name));
  return {
    panel: framed(panel, wish),
    doubtful: (k) => doubtful[panel.labels[k] as number] ?? false,
    doubts: panel.classes.filter((_, label) => doubtful[label]),
  };
}

function datasetOf({ wish, x, y, level }: Atlas, grid: (Cell | undefined)[], labelled: boolean): Dataset {
  const stride = strideOf(level);
  const coarse = (values: number[]) => Float64Array.from(values.filter((_, k) => k % stride === 0));
  const count = levels[level] as number;
  const dims = [wish.y.name, wish.x.name];
  const doubt = grid.map((cell) => (cell?.failure ? failed : (cell?.caution ?? '')));
  const values = grid.map((cell) => cell?.value ?? (labelled ? '' : Number.NaN));
  return {
    sizes: { [wish.x.name]: count, [wish.y.name]: count },
    series: {
      [wish.x.name]: exact([wish.x.name], coarse(x)),
      [wish.y.name]: exact([wish.y.name], coarse(y)),
      [wish.measure]: exact(dims, labelled ? values.map(String) : Float64Array.from(values, Number)),
      doubt: exact(dims, doubt),
    },
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

/** Contour levels of a measure that names none: the ticks of its colour bar. */
function roundLevels(grid: (Cell | undefined)[], scale: 'linear' | 'log' | 'label'): number[] {
  const values = grid.flatMap((cell) => (typeof cell?.value === 'number' ? [cell.value] : []));
  const { ticks, empty } = axisOver(values, scale === 'log' ? 'log' : 'linear', []);
  return empty ? [] : ticks.map(({ at }) => at);
}
