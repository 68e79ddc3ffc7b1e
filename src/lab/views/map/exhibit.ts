import { type Dataset, type Exhibit, exact } from '../../../contract/index.js';
import type { Cell } from '../../../experiments/map.js';
import { axisOver } from '../../../figures/scene/axis.js';
import type { TheoryCard } from '../../worker/questions/describe.js';
import { type Atlas, cellAt } from './atlas.js';
import { levels, strideOf } from './levels.js';

const failed = 'cannot be computed';

/** The picture of a map on the grid of its level; undefined where the theory lacks the measure. */
export function exhibitOf(atlas: Atlas, card: TheoryCard): Exhibit | undefined {
  const { wish, level } = atlas;
  const measure = card.measures.find(({ name }) => name === wish.measure);
  if (!measure) return undefined;
  const count = levels[level] as number;
  const stride = strideOf(level);
  const grid = Array.from({ length: count * count }, (_, k) =>
    cellAt(atlas, level, (k % count) * stride, Math.floor(k / count) * stride),
  );
  const labelled = measure.scale === 'label';
  return {
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
    layers: [{ label: measure.name, role: 'theory', dataset: datasetOf(atlas, grid, labelled) }],
    description: `${measure.name} over ${wish.x.name} and ${wish.y.name}, ${count} by ${count} cells.`,
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

/** Contour levels of a measure that names none: the ticks of its colour bar. */
function roundLevels(grid: (Cell | undefined)[], scale: 'linear' | 'log' | 'label'): number[] {
  const values = grid.flatMap((cell) => (typeof cell?.value === 'number' ? [cell.value] : []));
  const { ticks, empty } = axisOver(values, scale === 'log' ? 'log' : 'linear', []);
  return empty ? [] : ticks.map(({ at }) => at);
}
