import type { Dataset } from './dataset.js';

/** A picture of a dataset, said without a drawing library: which series over which coordinate, on which axes. */
export interface View {
  id: string;
  title: string;
  /** `line`: curves over x. `cell`: heat map of `y[0]` over x and `rows`. `histogram`: of the values of `y[0]`. `dot`: scatter. */
  mark: 'line' | 'dot' | 'cell' | 'histogram';
  /** Coordinate of the horizontal axis: a dim or the name of a series. */
  x: string;
  /** Series drawn. Dims besides `x`: `replica` becomes thin lines with their mean, others one line each. */
  y: string[];
  /** All of `y`, over the same dims, in one panel: name of its vertical axis, and what the legend calls each curve. */
  together?: { axis: string; curves: Record<string, string> };
  /** Curves of `y` around which the predicted spread of single runs is drawn, where the dataset holds it. */
  spread?: Record<string, Spread>;
  /** Curves of `y` beside which another series over the same dims is drawn as a guide line: where they tend. */
  guides?: Record<string, string>;
  /** What legends call the guide lines; absent: limit. */
  guideName?: string;
  /** Constants of the dataset told with the picture: fitted slopes, thresholds. */
  constants?: string[];
  /** Second coordinate of a heat map. */
  rows?: string;
  xScale?: 'linear' | 'log';
  yScale?: 'linear' | 'log';
  /** Heat maps: value at the centre of a diverging colour scale, and levels of contour lines. */
  centre?: number;
  contours?: number[];
}

/** Predicted law of single runs around a curve: series over the curve's dims. */
export interface Spread {
  /** Their mean; where the dataset lacks it, the curve itself. */
  mean: string;
  standardDeviation: string;
}

/** A dataset with the way to look at it. */
export interface Exhibit {
  view: View;
  /** Layers from back to front: each label names a curve family in the legend. */
  layers: {
    label: string;
    role: 'theory' | 'simulation' | 'data' | 'guide';
    dataset: Dataset;
    /** What the label says of the parameters: layers of one family share their colours. Absent: the label without the words for its role. */
    family?: string;
  }[];
  /** One sentence for readers who cannot see the picture. */
  description: string;
  /** Said beneath the picture. */
  notes?: string[];
}
