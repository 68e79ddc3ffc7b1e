import { type Dataset, type Exhibit, exact, type View } from '../../../contract/index.js';

/** Curves to be drawn: each layer has its own x. */
export interface CurveExhibit {
  title: string;
  /** Series names of the axes. */
  x?: string;
  y: string;
  xScale?: 'linear' | 'log';
  yScale?: 'linear' | 'log';
  description: string;
  layers: { label: string; role: Exhibit['layers'][number]['role']; x: Float64Array; y: Float64Array }[];
}

/** A picture of curves over one coordinate: lines for theory, dots for what was measured. */
export function curveExhibit({ title, x = 't', y, xScale, yScale, description, layers }: CurveExhibit): Exhibit {
  const view: View = {
    id: `${y}-over-${x}`,
    title,
    mark: 'line',
    x,
    y: [y],
    ...(xScale ? { xScale } : {}),
    ...(yScale ? { yScale } : {}),
  };
  const datasetOf = (layer: CurveExhibit['layers'][number]): Dataset => ({
    sizes: { [x]: layer.x.length },
    series: { [x]: exact([x], layer.x), [y]: exact([x], layer.y) },
  });
  return {
    view,
    layers: layers.map((layer) => ({ label: layer.label, role: layer.role, dataset: datasetOf(layer) })),
    description,
  };
}
