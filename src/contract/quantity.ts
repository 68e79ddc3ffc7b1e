import type { Dataset } from './dataset.js';

/** Metadata of a series a calculation can return. Names come from one vocabulary shared by all theories. */
export interface Quantity {
  /** Public name, camelCase, e.g. `kernelEigenvalue`. */
  name: string;
  /** Symbol as printed, e.g. `Θ`. */
  symbol: string;
  /** One line: what it is and how it is normalised. */
  meaning: string;
  /** Defining formula in LaTeX. */
  formula?: string;
  unit?: string;
  dims: string[];
  /** The axis it is best drawn on. */
  scale: 'linear' | 'log';
}

/** A derived number or label (time to a target, kernel ratio, phase): what maps, sweeps, tuning and verification ask for by name. */
export interface Measure {
  name: string;
  symbol?: string;
  meaning: string;
  /** Quantities it is computed from. */
  needs: string[];
  scale: 'linear' | 'log' | 'label';
  /** On maps: the value at the centre of a diverging colour scale, and levels worth a contour line. */
  centre?: number;
  contours?: number[];
  of(data: Dataset): { value: number | string; error?: number };
}
