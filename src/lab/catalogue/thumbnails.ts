import { type Entry, parseParameters } from '../../contract/index.js';
import type { UserData } from '../../contract/theory.js';

/** A small picture of numbers: rows of digits in base 36, from 0 to z, top row first. */
export interface Thumbnail {
  columns: number;
  rows: string[];
}

const size = { columns: 36, rows: 20 };
const scales = { from: 0.01, to: 0.5 };
/** The kernel ratio is drawn between its inverse and this. */
const reach = 60;

/** The phase map of the home page: how much the tangent kernel of a linear network grows, over the scales of both layers. */
export async function mapThumbnail(registry: Entry[]): Promise<Thumbnail> {
  const theory = await (registry.find(({ id }) => id === 'linear-exact') as Entry).load();
  const engine = theory.engines.find(({ role }) => role === 'theory');
  const measure = theory.measures.find(({ name }) => name === 'kernelRatio');
  if (!engine || !measure) throw new Error('the phase map of the home page has lost its measure');
  const scale = (share: number) => scales.from * (scales.to / scales.from) ** share;
  const ratio = (across: number, up: number): number => {
    const parameters = { readoutInitialScale: scale(across), hiddenInitialScale: scale(up) };
    const job = engine.run(parseParameters(theory.parameters, parameters), {
      quality: 'interactive',
      seed: 0,
      quantities: measure.needs,
    });
    for (;;) {
      const { done, value } = job.next();
      if (done) return measure.of(value).value as number;
    }
  };
  const rows = Array.from({ length: size.rows }, (_, j) =>
    Array.from({ length: size.columns }, (_, i) => {
      const found = ratio((i + 0.5) / size.columns, 1 - (j + 0.5) / size.rows);
      return digit(0.5 + Math.log(found) / (2 * Math.log(reach)));
    }).join(''),
  );
  return { columns: size.columns, rows };
}

/** One of each kind of a set of images of `side` by `side` pixels, in two lines. */
export function imageStrip({ inputs, labels }: UserData, side: number): Thumbnail {
  const kinds = [...new Set(labels)].sort((a, b) => a - b);
  const images = kinds.map((kind) => labels.indexOf(kind) * side * side);
  const most = inputs.reduce((a, b) => Math.max(a, b), 0);
  const across = Math.ceil(kinds.length / 2);
  const line = (some: number[], j: number) =>
    some
      .map((from) => [...inputs.subarray(from + j * side, from + (j + 1) * side)].map((v) => digit(v / most)).join(''))
      .join('00');
  const rows = [images.slice(0, across), images.slice(across)].flatMap((some) =>
    Array.from({ length: side + 1 }, (_, j) => (j < side ? line(some, j) : '')),
  );
  return { columns: across * (side + 2) - 2, rows: rows.slice(0, -1) };
}

function digit(share: number): string {
  return Math.round(35 * Math.min(1, Math.max(0, share))).toString(36);
}
