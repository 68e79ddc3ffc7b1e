import { zipSync } from 'fflate';
import type { Series } from '../contract/index.js';
import { type NdArray, readNpy } from '../data/npy.js';
import { readZip } from '../data/zip.js';
import { checkDepth } from './depth.js';
import { datasetForm, revive } from './json.js';
import { jsonText } from './json-text.js';
import { npyFile } from './npy.js';
import type { Result } from './result.js';
import { checkResult, invalidResult } from './result-schema.js';

// Zip entries carry local time: a fixed one, at noon, is the same in every time zone.
const fixedDate = '1980-01-01T12:00:00';

/**
 * A result as a numpy archive, the same bytes every time: arrays `part/quantity` with `part/quantity.error` beside them,
 * and two texts: `spec.json`, and `result.json` with all the rest (dims, agreement, citations, ...).
 */
export function resultToNpz(result: Result): Uint8Array {
  const arrays = new Map<string, NdArray>();
  const parts = result.parts.map(({ dataset, ...part }) => {
    const form = datasetForm(dataset, ({ dims, values, error, errorIs }, name) => {
      const shape = dims.map((dim) => dataset.sizes[dim]!);
      arrays.set(arrayName(part.id, name), { shape, values });
      if (error) arrays.set(errorName(part.id, name), { shape, values: error });
      return { dims, errorIs };
    });
    return { ...part, dataset: form };
  });
  const text = (value: unknown): NdArray => ({ shape: [], values: [jsonText(value)] });
  const all = [...arrays, ['spec.json', text(result.spec)], ['result.json', text({ ...result, parts })]] as const;
  const files = all.map(([name, array]) => [`${name}.npy`, npyFile(array)] as const);
  return zipSync(Object.fromEntries(files), { level: 6, mtime: fixedDate });
}

/** Reads what `resultToNpz` wrote. @throws InputError `RESULT_INVALID`, or what is wrong with the archive or an array. */
export function resultFromNpz(bytes: Uint8Array, source: string): Result {
  const entries = new Map(readZip(bytes, source).map(({ name, content }) => [name, content]));
  const read = (name: string): NdArray => {
    const content = entries.get(`${name}.npy`);
    if (!content) throw invalidResult(source, `an array '${name}'`, 'none');
    return readNpy(content(), `${source}: ${name}`);
  };
  const skeleton = revive(parse(read('result.json'), source), source) as { parts?: unknown };
  if (!Array.isArray(skeleton?.parts)) throw invalidResult(`${source}: result.json`, 'a list of parts', 'none');
  const parts = skeleton.parts.map((part) => filled(part, read, (name) => entries.has(`${name}.npy`)));
  return checkResult({ ...skeleton, parts }, source);
}

/** Name of a series' array inside the archive: letters that zip and numpy take literally, the others percent-encoded. */
export function arrayName(part: string, quantity: string): string {
  return `${/^\.+$/.test(part) ? part.replaceAll('.', '%2E') : safe(part)}/${safe(quantity).replaceAll('.', '%2E')}`;
}

function errorName(part: string, quantity: string): string {
  return `${arrayName(part, quantity)}.error`;
}

function safe(name: string): string {
  return name.replace(/[^\w., =+@-]/gu, (letter) =>
    /[\ud800-\udfff]/u.test(letter) ? '%EF%BF%BD' : encodeURIComponent(letter),
  );
}

function parse({ values }: NdArray, source: string): unknown {
  try {
    const value: unknown = JSON.parse(String(values[0]));
    checkDepth(value, source);
    return value;
  } catch (error) {
    throw invalidResult(`${source}: result.json`, 'JSON', (error as Error).message.slice(0, 120));
  }
}

type Loose = { [key: string]: Loose } | undefined;

/** The part with its arrays put back; whatever has not the form of a part is left for the check to refuse. */
function filled(part: unknown, read: (name: string) => NdArray, has: (name: string) => boolean): unknown {
  const loose = part as Loose;
  const series = loose?.dataset?.series;
  if (typeof loose?.id !== 'string' || typeof series !== 'object') return part;
  const id: string = loose.id;
  const full = Object.entries(series).map(([name, form]): [string, unknown] => {
    const error = has(errorName(id, name)) ? { error: read(errorName(id, name)).values } : {};
    return [name, { ...(form as unknown as Series), values: read(arrayName(id, name)).values, ...error }];
  });
  return { ...loose, dataset: { ...loose.dataset, series: Object.fromEntries(full) } };
}
