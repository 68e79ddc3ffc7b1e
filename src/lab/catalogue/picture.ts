import type { Dataset, Plain } from '../../contract/index.js';
import type { Frame, Showpiece } from './showpieces.js';

/** A line of a picture as an SVG path in a box of `width` by `height`. */
export interface Stroke {
  path: string;
  colour: number;
  dashed: boolean;
}

/** Size of every picture, in units of its paths. */
export const width = 300;
export const height = 130;

/** Points of a line; more could not be told apart in so small a picture. */
const points = 64;

/** The lines of a showpiece, from one dataset for every member of its family. */
export function strokesOf({ lines, x, y }: Showpiece, members: Dataset[]): Stroke[] {
  return members.flatMap((dataset, member) =>
    lines.flatMap(({ quantity, colour, dashed = false }) =>
      slices(dataset, quantity).map(({ values, place }) => ({
        path: pathOf(times(dataset), values, x, y),
        colour: colour === 'member' ? member : colour === 'place' ? place : colour,
        dashed,
      })),
    ),
  );
}

/** Parameters of every member of the family, with the dial at a value. */
export function membersOf({ parameters, vary, dial }: Showpiece, at: number): Record<string, Plain>[] {
  const turned = { ...parameters, [dial.name]: at };
  return vary ? vary.values.map((value) => ({ ...turned, [vary.name]: value })) : [turned];
}

function times({ series }: Dataset): Float64Array {
  return series.t?.values as Float64Array;
}

/** A quantity over time, one slice for every place of its other dims. */
function slices({ series, sizes }: Dataset, quantity: string): { values: Float64Array; place: number }[] {
  const found = series[quantity];
  if (!found || Array.isArray(found.values)) return [];
  const all = found.values;
  const steps = sizes.t as number;
  const across = all.length / steps;
  const last = found.dims.length > 1 ? (sizes[found.dims.at(-1) as string] as number) : 1;
  return Array.from({ length: across }, (_, k) => ({
    values: Float64Array.from({ length: steps }, (_, t) => all[t * across + k] as number),
    place: k % last,
  }));
}

function pathOf(t: Float64Array, values: Float64Array, x: Frame, y: Frame): string {
  const stride = Math.max(1, Math.floor(t.length / points));
  let path = '';
  let drawing = false;
  for (let k = 0; k < t.length; k++) {
    if (k % stride !== 0 && k !== t.length - 1) continue;
    const [left, up] = [share(t[k] as number, x), share(values[k] as number, y)];
    if (!(left >= 0 && left <= 1) || Number.isNaN(up)) {
      drawing = false;
      continue;
    }
    const held = Math.min(1.2, Math.max(-0.2, up));
    path += `${drawing ? 'L' : 'M'}${(left * width).toFixed(1)} ${((1 - held) * height).toFixed(1)}`;
    drawing = true;
  }
  return path;
}

/** Where a value lies in a frame: 0 at its low end, 1 at its high end. */
function share(value: number, { from, to, log = false }: Frame): number {
  if (!log) return (value - from) / (to - from);
  return value > 0 ? Math.log(value / from) / Math.log(to / from) : -1;
}
