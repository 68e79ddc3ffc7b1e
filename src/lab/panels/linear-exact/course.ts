import type { Part } from '../../../artifacts/result.js';
import type { Dataset } from '../../../contract/index.js';

/** A run in the plane of mechanisms, from the origin at its start. */
export interface Course {
  label: string;
  /** Change of |cos ζ| since the start: alignment where positive. */
  turn: number[];
  /** ln of |u||w| over its start: rescaling. */
  growth: number[];
  /** cos ζ at the start and at the end. */
  first: number;
  last: number;
}

/** The courses of theory curves that hold angle and norms; of several networks the first. */
export function coursesOf(parts: Part[]): Course[] {
  return parts.flatMap(({ role, label, dataset }) => {
    const [angle, readout, hidden] = ['cosAngle', 'readoutSquaredNorm', 'hiddenSquaredNorm'].map((name) =>
      firstRun(dataset, name),
    );
    if (role !== 'theory' || !angle || !readout || !hidden) return [];
    const size = (k: number) => 0.5 * Math.log((readout[k] as number) * (hidden[k] as number));
    const usable = Array.from(angle, (_, k) => k).filter((k) => Number.isFinite(angle[k]) && Number.isFinite(size(k)));
    const [start] = usable;
    const end = usable.at(-1);
    if (start === undefined || end === undefined) return [];
    const [first, last] = [angle[start] as number, angle[end] as number];
    const turn = usable.map((k) => Math.abs(angle[k] as number) - Math.abs(first));
    return [{ label, turn, growth: usable.map((k) => size(k) - size(start)), first, last }];
  });
}

function firstRun({ sizes, series }: Dataset, name: string): Float64Array | undefined {
  const found = series[name];
  if (!found || Array.isArray(found.values)) return undefined;
  return found.dims[0] === 'replica' ? found.values.subarray(0, sizes.t) : found.values;
}

/**
 * Factor of both initial scales that moves the end of a course to a place of the plane: along the alignment where the layers span an
 * area, since cot ζ∞ = s∞/(γG); along the rescaling where they are parallel and |u||w| ends at |s∞/γ|.
 * @param turn wanted end. @param growth wanted end, used for parallel layers.
 */
export function scaleFactor({ first, last, growth }: Course, wanted: { turn: number; growth: number }): number {
  const tangent = (cosine: number) => Math.sqrt(Math.max(0, 1 - cosine * cosine)) / Math.abs(cosine);
  if (tangent(last) > 1e-3 && Math.abs(last) > 1e-3) {
    const cosine = Math.min(0.9995, Math.max(0.01, Math.abs(first) + wanted.turn));
    return Math.sqrt(tangent(cosine) / tangent(last));
  }
  return Math.exp(((growth.at(-1) as number) - wanted.growth) / 2);
}
