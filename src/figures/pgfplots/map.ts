import { colourStops } from '../draw/colour-scale.js';
import type { MapPanel } from '../scene/index.js';
import { latexLabel, latexText } from '../text/latex.js';
import { axisOptions, colourName, decimal, type Place, pairs, plotOf } from './panel.js';

/** A heat map: coloured cells as a matrix plot, labels as patterns, contours as lines. */
export function mapBody(panel: MapPanel, place: Place): string[] {
  const { x, y, contours, classes } = panel;
  const positive = { x: x.scale === 'log', y: y.scale === 'log' };
  return [
    `\\nextgroupplot[${[...axisOptions(x, y, place), 'grid=none', 'enlargelimits=false', 'axis on top', ...barOptions(panel)].join(', ')}]`,
    ...matrix(panel),
    ...classes.flatMap((label, index) => [
      ...rectangles(panel, index),
      `\\addlegendimage{area legend, ${classLook(panel, index)}}\n\\addlegendentry{${latexText(label)}}`,
    ]),
    ...contours.flatMap(({ lines }) =>
      lines.map((line) => {
        const rows = pairs(
          line.map(([at]) => at),
          line.map(([, at]) => at),
          positive,
        );
        return plotOf('black, line width=0.7pt, forget plot', rows);
      }),
    ),
  ];
}

/** The bar shows decades when the values are drawn on a logarithmic scale. */
function barOptions({ bar }: MapPanel): string[] {
  if (!bar) return [];
  const shown = (value: number) => decimal(bar.scale === 'log' ? Math.log10(value) : value);
  const ticks = bar.scale === 'log' ? ', yticklabel={$10^{\\pgfmathprintnumber{\\tick}}$}' : '';
  const stops = colourStops(bar.centre !== undefined).map(([r, g, b]) => `rgb255=(${r},${g},${b})`);
  return [
    'colorbar',
    `colorbar style={width=1em, ylabel={${latexLabel(bar.label)}}${ticks}}`,
    `colormap={curvecast}{${stops.join(' ')}}`,
    `point meta min=${shown(bar.domain[0])}`,
    `point meta max=${shown(bar.domain[1])}`,
  ];
}

function matrix({ bar, xCentres, yCentres, values }: MapPanel): string[] {
  if (!bar) return [];
  const columns = xCentres.length;
  const rows = Array.from(values, (value, k) => {
    const shown = bar.scale === 'log' ? Math.log10(value) : value;
    return `${decimal(xCentres[k % columns] as number)} ${decimal(yCentres[Math.floor(k / columns)] as number)} ${decimal(shown)}`;
  });
  return [
    plotOf(`matrix plot*, mesh/cols=${columns}, point meta=explicit, forget plot`, rows, { columns: ', meta index=2' }),
  ];
}

function classLook({ bar }: MapPanel, index: number): string {
  const patterns = ['north east lines', 'north west lines', 'crosshatch', 'dots'];
  if (!bar) return `fill=${colourName(index)}, draw=none`;
  return `pattern=${patterns[index % patterns.length]}, pattern color=black!60, draw=none`;
}

/** Neighbouring cells of one label in a row become one rectangle. */
function rectangles(panel: MapPanel, index: number): string[] {
  const { labels, xEdges, yEdges } = panel;
  const columns = xEdges.length - 1;
  const found: string[] = [];
  for (let j = 0; j + 1 < yEdges.length; j++)
    for (let i = 0; i < columns; i++) {
      if (labels[j * columns + i] !== index) continue;
      const start = i;
      while (i + 1 < columns && labels[j * columns + i + 1] === index) i++;
      const corner = (a: number, b: number) =>
        `(axis cs:${decimal(xEdges[a] as number)},${decimal(yEdges[b] as number)})`;
      found.push(`\\path[${classLook(panel, index)}] ${corner(start, j)} rectangle ${corner(i + 1, j + 1)};`);
    }
  return found;
}
