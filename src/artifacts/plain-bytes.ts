import { strFromU8, strToU8 } from 'fflate';

/** Begins every file of this form, with its version. */
const magic = 'CVPLAIN1';

/** What stands in the JSON part for a value JSON cannot say; `$` marks it. */
type Mark =
  | { $: 'NaN' | 'Infinity' | '-Infinity' | '-0' | 'undefined' }
  | { $: 'Float64Array' | 'Uint32Array'; at: number; length: number }
  | { $: 'object'; entries: [string, unknown][] };

const specials = { NaN, Infinity: Number.POSITIVE_INFINITY, '-Infinity': Number.NEGATIVE_INFINITY, '-0': -0 };
const arrays = { Float64Array, Uint32Array };

/**
 * Plain data (checkpoints, outcomes) as bytes that give the very same data back: every bit of typed arrays, NaN, -0, infinities
 * and undefined. A JSON part is followed by the typed arrays, bit for bit.
 * @throws TypeError for what is not plain data: functions, other classes.
 */
export function plainToBytes(value: unknown): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const json = strToU8(JSON.stringify(marked(value)));
  const head = new Uint8Array(magic.length + 4);
  head.set(strToU8(magic));
  new DataView(head.buffer).setUint32(magic.length, json.length, true);
  return joined([head, json, ...chunks]);

  function marked(item: unknown): unknown {
    if (item === undefined) return { $: 'undefined' };
    if (typeof item === 'number') return Number.isFinite(item) && !Object.is(item, -0) ? item : { $: numberName(item) };
    if (item instanceof Float64Array || item instanceof Uint32Array) {
      const mark = { $: item instanceof Float64Array ? 'Float64Array' : 'Uint32Array', at: size, length: item.length };
      chunks.push(new Uint8Array(item.buffer, item.byteOffset, item.byteLength));
      size += item.byteLength;
      return mark;
    }
    if (Array.isArray(item)) return item.map(marked);
    if (item === null || typeof item === 'boolean' || typeof item === 'string') return item;
    if (typeof item !== 'object' || !isPlainObject(item)) throw new TypeError(`not plain data: ${String(item)}`);
    const entries = Object.entries(item).map(([key, v]): [string, unknown] => [key, marked(v)]);
    return '$' in item ? { $: 'object', entries } : Object.fromEntries(entries);
  }
}

/** What `plainToBytes` wrote; undefined when the bytes are not all of it. */
export function plainFromBytes(bytes: Uint8Array): { value: unknown } | undefined {
  const start = magic.length + 4;
  if (bytes.length < start || strFromU8(bytes.subarray(0, magic.length)) !== magic) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length, true);
  const blob = bytes.subarray(start + length);
  let size = 0;
  try {
    const value = unmarked(JSON.parse(strFromU8(bytes.subarray(start, start + length))));
    return size === blob.length ? { value } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }

  function unmarked(item: unknown): unknown {
    if (Array.isArray(item)) return item.map(unmarked);
    if (item === null || typeof item !== 'object') return item;
    if (!('$' in item)) return Object.fromEntries(Object.entries(item).map(([key, v]) => [key, unmarked(v)]));
    const mark = item as Mark;
    if (mark.$ === 'undefined') return undefined;
    if (mark.$ === 'object') return Object.fromEntries(mark.entries.map(([key, v]) => [key, unmarked(v)]));
    if (!('at' in mark)) return specials[mark.$ as keyof typeof specials];
    const array = new arrays[mark.$](mark.length);
    new Uint8Array(array.buffer).set(blob.subarray(mark.at, mark.at + array.byteLength));
    size += array.byteLength;
    return array;
  }
}

function numberName(item: number): string {
  return Object.is(item, -0) ? '-0' : String(item);
}

function isPlainObject(item: object): boolean {
  const prototype = Object.getPrototypeOf(item);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function joined(chunks: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((n, chunk) => n + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}
