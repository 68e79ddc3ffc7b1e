import { exact, type Request, type Series } from '../../../contract/index.js';
import type { Setting } from '../setting.js';
import type { StepGrid } from './step-grid.js';

/** Whether a quantity is wanted. */
export function wants({ quantities }: Pick<Request, 'quantities'>, name: string): boolean {
  return !quantities || quantities.includes(name);
}

/** Dims of a curve on the axis of the grid. */
export function onAxis(dims: string[], { axis }: StepGrid): string[] {
  return dims.map((dim) => (dim === 't' ? axis : dim));
}

/** The series with times and steps over the axis of the grid, and the sizes of their dims. */
export function withClock(series: Record<string, Series>, { axis, times, steps }: StepGrid, setting: Setting) {
  const used = new Set(Object.values(series).flatMap(({ dims }) => dims));
  const lengths = { i: setting.students, j: setting.students, r: setting.teachers };
  const held = Object.entries(lengths).filter(([dim]) => used.has(dim));
  return {
    sizes: { [axis]: steps.length, ...Object.fromEntries(held) },
    series: { ...series, t: exact([axis], times), step: exact([axis], steps) },
  };
}
