import {
  type Dataset,
  type Exhibit,
  exact,
  type Job,
  type Plain,
  parseParameters,
  type View,
} from '../../../contract/index.js';
import { dmft } from '../dmft/engine.js';
import type { Limit } from '../fixed-points/limit.js';
import { limitOf } from '../fixed-points/limit.js';
import { parameters } from '../parameters.js';
import type { Teacher } from '../teacher.js';

/** What a claim asks of the theory. */
export interface Asked {
  tolerance: number;
  seed: number;
  quantities: string[];
  at?: Record<string, Float64Array>;
}

/** The theory's curves for parameters in file form. */
export function theoryRun(given: Record<string, Plain>, asked: Asked): Job<Dataset> {
  return dmft.run(parseParameters(parameters, given), { quality: 'interactive', ...asked });
}

/** A teacher with a share of standard normal weights, the others 0. */
export function sparseTeacher(share: number): Teacher {
  return [
    { weight: 1 - share, kind: 'atom', value: 0 },
    { weight: share, kind: 'gaussian', standardDeviation: 1 },
  ];
}

/** The limit at infinite time of plain settings. */
export function limitAt(given: {
  sampleRatio: number;
  noise: number;
  alpha: number;
  decay?: number;
  teacher: Teacher;
  rate?: boolean;
}): Job<Limit> {
  const { sampleRatio, noise, alpha, decay = 0, teacher, rate = false } = given;
  const starts = [{ weight: 1, scale: alpha, asymmetry: 0 }];
  return limitOf({ sampleRatio, labelNoiseVariance: noise, weightDecay: decay, teacher, starts }, rate);
}

/** Curves `y` over `x`, one layer each. */
export function exhibit(
  view: Omit<View, 'id' | 'mark' | 'y'> & { y: string },
  description: string,
  layers: { label: string; role: Exhibit['layers'][number]['role']; x: Float64Array; y: Float64Array }[],
): Exhibit {
  const { x, y } = view;
  return {
    view: { ...view, id: `${y}-over-${x}`, mark: 'line', y: [y] },
    layers: layers.map((layer) => ({
      label: layer.label,
      role: layer.role,
      dataset: { sizes: { [x]: layer.x.length }, series: { [x]: exact([x], layer.x), [y]: exact([x], layer.y) } },
    })),
    description,
  };
}
