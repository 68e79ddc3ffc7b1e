import { readCsv } from './csv.js';
import { isIdx, readIdx } from './idx.js';
import { gunzip, isGzip } from './inflate.js';
import { isNpy, readNpy } from './npy.js';
import { readNpz } from './npz.js';
import { sha256Hex } from './sha256.js';
import { type Table, tableOfArrays } from './table.js';
import { isZip } from './zip.js';

/**
 * Reads a table from the bytes of a csv, npy, npz or idx file, gzipped or not; the content decides, not the name.
 * Columns of an npz file are named by their array (`x[0]`, `x[1]`, ..., `y`), those of idx files `image[...]` and `label`.
 * @throws InputError naming the file, the place and what was expected there.
 */
export function readTable(bytes: Uint8Array, source: string): Table {
  if (isGzip(bytes)) return { ...readPlain(gunzip(bytes, source), source), sha256: sha256Hex(bytes) };
  return readPlain(bytes, source);
}

function readPlain(bytes: Uint8Array, source: string): Table {
  const arrays = arraysIn(bytes, source);
  return arrays ? tableOfArrays(source, sha256Hex(bytes), arrays) : readCsv(bytes, source);
}

function arraysIn(bytes: Uint8Array, source: string): Parameters<typeof tableOfArrays>[2] | undefined {
  if (isZip(bytes)) return readNpz(bytes, source);
  if (isNpy(bytes)) return { x: readNpy(bytes, source) };
  if (!isIdx(bytes)) return undefined;
  const array = readIdx(bytes, source);
  return { [array.shape.length > 1 ? 'image' : 'label']: array };
}
