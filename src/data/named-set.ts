import { strFromU8, strToU8 } from 'fflate';
import { type Citation, closest, InputError } from '../contract/index.js';
import { fromBase64 } from './base64.js';
import { readCsv } from './csv.js';
import { gunzip } from './inflate.js';
import { sha256Hex } from './sha256.js';
import type { Table } from './table.js';

/** A data set that comes with the package. */
export interface NamedSet {
  table: Table;
  /** One line: what it is, and under which licence it is passed on. */
  attribution: string;
  citation: Citation;
}

/** Names of the data sets that come with the package. */
export const setNames: readonly string[] = ['digits', 'iris'];

/** Loads a vendored data set: `digits` (64 pixel columns `pixel[i]`, 0-16, and `label`) or `iris`. @throws InputError `SET_UNKNOWN`. */
export async function namedSet(name: string): Promise<NamedSet> {
  if (name === 'digits') return digits();
  if (name === 'iris') return iris();
  const near = closest(name, setNames);
  throw new InputError({
    code: 'SET_UNKNOWN',
    path: 'data',
    expected: `one of ${setNames.join(', ')}, or a file`,
    received: `'${name}'`,
    ...(near.length > 0 ? { cause: `Did you mean '${near[0]}'?` } : {}),
    next: 'Give a named set or the path of a csv, npy, npz or idx file',
  });
}

async function digits(): Promise<NamedSet> {
  const { digitsGzip } = await import('./sets/digits.generated.js');
  const packed = fromBase64(digitsGzip);
  const header = [...Array.from({ length: 64 }, (_, i) => `pixel[${i}]`), 'label'].join(',');
  const table = readCsv(strToU8(`${header}\n${strFromU8(gunzip(packed, 'digits'))}`), 'digits');
  const columns = table.columns.map((column) => (column.name === 'label' ? column : { ...column, group: 'pixel' }));
  return {
    table: { ...table, columns, sha256: sha256Hex(packed) },
    attribution:
      'Optical Recognition of Handwritten Digits (test part), E. Alpaydin and C. Kaynak, UCI 1998, doi 10.24432/C50P49, CC BY 4.0.',
    citation: {
      key: 'alpaydin1998digits',
      type: 'misc',
      title: 'Optical Recognition of Handwritten Digits',
      authors: ['E. Alpaydin', 'C. Kaynak'],
      year: 1998,
      venue: 'UCI Machine Learning Repository',
      doi: '10.24432/C50P49',
    },
  };
}

async function iris(): Promise<NamedSet> {
  const { irisCsv } = await import('./sets/iris.generated.js');
  return {
    table: readCsv(strToU8(irisCsv), 'iris'),
    attribution:
      'Iris, R. A. Fisher 1936, UCI Machine Learning Repository, doi 10.24432/C56C76, CC BY 4.0; header added, class numbers replaced by names.',
    citation: {
      key: 'fisher1936iris',
      type: 'misc',
      title: 'Iris',
      authors: ['R. A. Fisher'],
      year: 1936,
      venue: 'UCI Machine Learning Repository',
      doi: '10.24432/C56C76',
    },
  };
}
