import type { Label } from '../text/label.js';
import type { Axis } from './axis.js';

/** Which colour a curve has: the index of a family, the text colour, or a quiet one. */
export type Colour = number | 'ink' | 'muted';

/** How a curve is drawn. */
export type Look = 'line' | 'thin' | 'dashed' | 'dots';

/** One curve with the interval it is known to, all in data units; NaN breaks the line. */
export interface Curve {
  label: string;
  /** The label in two parts: what computed the curve, and what it has in common with curves of other roles. */
  source: string;
  family: string;
  role: Role;
  colour: Colour;
  looks: Look[];
  x: Float64Array;
  y: Float64Array;
  low?: Float64Array;
  high?: Float64Array;
  /** Single replicas behind their mean. */
  replicas: Float64Array[];
  /** Says what the interval is, for notes and tables. */
  interval?: 'error' | 'standard error' | 'bound' | 'predicted spread';
}

export type Role = 'theory' | 'simulation' | 'data' | 'guide';

export interface CurvesPanel {
  kind: 'curves';
  name: string;
  x: Axis;
  y: Axis;
  curves: Curve[];
  /** Nothing in it can be drawn. */
  empty: boolean;
}

export interface Bins {
  label: string;
  role: Role;
  colour: Colour;
  heights: Float64Array;
}

export interface HistogramPanel {
  kind: 'histogram';
  name: string;
  x: Axis;
  y: Axis;
  edges: Float64Array;
  groups: Bins[];
}

/** A heat map: cell (i, j) spans xEdges[i..i+1] and yEdges[j..j+1] and holds values[j * columns + i]. */
export interface MapPanel {
  kind: 'map';
  name: string;
  x: Axis;
  y: Axis;
  xEdges: Float64Array;
  yEdges: Float64Array;
  xCentres: Float64Array;
  yCentres: Float64Array;
  values: Float64Array;
  /** Index into `classes` of cells that hold a label instead of a number, else -1. */
  labels: Int32Array;
  classes: string[];
  /** Colour bar; absent when every cell holds a label. */
  bar?: { label: Label; scale: 'linear' | 'log'; domain: [number, number]; centre?: number };
  contours: { level: number; lines: [number, number][][] }[];
}

export type Panel = CurvesPanel | HistogramPanel | MapPanel;

/** A line of the legend: the looks of one family. */
export interface LegendEntry {
  label: string;
  colour: Colour;
  looks: (Look | 'band' | 'bar' | 'box' | 'area' | 'hatch')[];
}

/** An exhibit made ready to draw: axes, curves, cells and what has to be said about them, in data units. */
export interface Scene {
  id: string;
  title: string;
  description: string;
  panels: Panel[];
  legend: LegendEntry[];
  notes: string[];
}
