import { signal } from '@preact/signals';
import type { Dataset } from '../../contract/index.js';
import { back } from '../bench/index.js';
import { changeLook } from '../state/navigation.js';
import { look, type Overlay } from '../state/session.js';
import type { DataFile } from '../worker/questions/data-columns.js';

/** Which columns of a file are drawn as which curves: all of it that an address carries. */
export interface Mapping {
  source: string;
  sha256: string;
  /** Column of the horizontal axis, and the coordinate it stands for. */
  x: { column: string; name: string };
  /** Column of each curve, by the name of the series it is drawn beside. */
  curves: Record<string, string>;
}

/** Numbers read so far in this session, by the hash of their file and the columns. */
const read = signal<Map<string, Dataset>>(new Map());

/** The mapping in the address. */
export function mappingNow(): Mapping | undefined {
  const text = look.value.data;
  if (!text) return undefined;
  try {
    return JSON.parse(text) as Mapping;
  } catch {
    return undefined;
  }
}

/** Whether the address names a file this session has not read. */
export function waitsForMeasured(): boolean {
  const mapping = mappingNow();
  return mapping !== undefined && !read.value.has(JSON.stringify(mapping));
}

/** Draws columns of a file over the charts. @throws InputError, or an Error when the file is another than the address names. */
export async function measure(file: DataFile, mapping: Mapping): Promise<void> {
  const columns = [mapping.x.column, ...Object.values(mapping.curves)];
  const { sha256, rows, numbers } = await back().ask('dataColumns', { file, wanted: columns }).answer;
  if (sha256 !== mapping.sha256) throw new Error(`${file.name} is another file than this page was made with.`);
  const t = numbers[mapping.x.column];
  if (!t) throw new Error(`${file.name} has no numbers in column ${mapping.x.column}.`);
  const order = Array.from(t, (_, k) => k).sort((a, b) => (t[a] as number) - (t[b] as number));
  const sorted = (values: Float64Array) => Float64Array.from(order, (k) => values[k] as number);
  const series: Dataset['series'] = {
    [mapping.x.name]: { dims: [mapping.x.name], values: sorted(t), errorIs: 'exact' },
  };
  for (const [name, column] of Object.entries(mapping.curves)) {
    const values = numbers[column];
    const unknown = { unavailable: 'measured elsewhere' };
    if (values) series[name] = { dims: [mapping.x.name], values: sorted(values), errorIs: unknown };
  }
  read.value = new Map(read.peek()).set(JSON.stringify(mapping), { sizes: { [mapping.x.name]: rows }, series });
  changeLook({ data: JSON.stringify(mapping) });
}

/** Takes measured curves off the charts. */
export function forgetMeasured(): void {
  changeLook({ data: undefined });
}

/** Measured curves as layers over the charts. */
export function measuredOverlays(): Overlay[] {
  const mapping = mappingNow();
  const dataset = mapping && read.value.get(JSON.stringify(mapping));
  return dataset ? [{ id: 'measured', label: mapping.source, role: 'data', dataset }] : [];
}
