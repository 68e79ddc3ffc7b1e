import type { NdArray } from '../data/npy.js';
import { float64Bytes } from './float64-bytes.js';

/** A numpy file (NEP 1, version 1) of row-major numbers ('<f8') or text ('<U'). */
export function npyFile({ shape, values }: NdArray): Uint8Array {
  const body = Array.isArray(values) ? textBytes(values) : { descr: '<f8', bytes: float64Bytes(values) };
  const header = npyHeader(body.descr, shape);
  const file = new Uint8Array(header.length + body.bytes.length);
  file.set(header);
  file.set(body.bytes, header.length);
  return file;
}

/** What stands before the values of a numpy file. */
export function npyHeader(descr: string, shape: number[]): Uint8Array {
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const start = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${tuple}), }`;
  // Numpy wants the values to begin at a multiple of 64 bytes, the header to end in a line feed.
  const length = 64 * Math.ceil((10 + start.length + 1) / 64) - 10;
  const text = `${start.padEnd(length - 1)}\n`;
  const header = new Uint8Array(10 + length);
  header.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 255, length >> 8]);
  for (let i = 0; i < length; i++) header[10 + i] = text.charCodeAt(i);
  return header;
}

/** UTF-32, each text padded with zeros to the longest. */
function textBytes(texts: string[]): { descr: string; bytes: Uint8Array } {
  const codes = texts.map((text) => Array.from(text, (letter) => letter.codePointAt(0)!));
  const width = codes.reduce((longest, { length }) => Math.max(longest, length), 1);
  const bytes = new Uint8Array(4 * width * texts.length);
  const view = new DataView(bytes.buffer);
  for (const [i, text] of codes.entries())
    for (const [j, code] of text.entries()) view.setUint32(4 * (i * width + j), code, true);
  return { descr: `<U${width}`, bytes };
}
