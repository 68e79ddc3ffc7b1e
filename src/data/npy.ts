import { InputError } from '../contract/index.js';
import { maxValues } from './limits.js';

/** An array as numpy knows it: values row-major (C order), numbers as float64 or text. */
export interface NdArray {
  shape: number[];
  values: Float64Array | string[];
}

interface Header {
  descr: string;
  fortran: boolean;
  shape: number[];
  /** Where the values begin. */
  offset: number;
}

/**
 * Reads a numpy file (NEP 1, versions 1-3): f4, f8, i1..i8, u1..u8, bool and unicode text, either byte order, C or Fortran layout.
 * The announced size is held against the bytes there are before anything is allocated.
 * @throws InputError `NPY_INVALID`, `NPY_TYPE`, `NPY_SIZE` or `NPY_PRECISION`.
 */
export function readNpy(bytes: Uint8Array, source: string): NdArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { descr, fortran, shape, offset } = headerOf(view, bytes, source);
  const type = typeOf(descr, source);
  const count = shape.reduce((n, size) => n * size, 1);
  const there = bytes.length - offset;
  if (count * type.bytes !== there || count > maxValues || (type.bytes === 0 && count > 0))
    throw wrongSize(source, shape, type.bytes, there);
  const place = fortran ? rowMajorPlaces(shape, count) : (i: number) => i;
  if (type.text) {
    const texts = new Array<string>(count).fill('');
    for (let i = 0; i < count; i++) texts[place(i)] = text(view, offset + i * type.bytes, type);
    return { shape, values: texts };
  }
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[place(i)] = type.read(view, offset + i * type.bytes, type.little);
  if (type.kind === 'i8' || type.kind === 'u8') refuseRounded(values, source);
  return { shape, values };
}

/** Whether the bytes begin like a numpy file. */
export function isNpy(bytes: Uint8Array): boolean {
  return bytes[0] === 0x93 && String.fromCharCode(...bytes.subarray(1, 6)) === 'NUMPY';
}

function headerOf(view: DataView, bytes: Uint8Array, source: string): Header {
  if (!isNpy(bytes) || bytes.length < 12) throw invalid(source, 'a file that does not begin with \\x93NUMPY');
  const wide = bytes[6]! >= 2;
  if (bytes[6]! < 1 || bytes[6]! > 3) throw invalid(source, `format version ${bytes[6]}`);
  const from = wide ? 12 : 10;
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  if (length > 2 ** 16 || from + length > bytes.length) throw invalid(source, 'a header that stops early');
  const header = String.fromCharCode(...bytes.subarray(from, from + length));
  const descr = /'descr':\s*(?:'([^']*)'|(\[))/.exec(header);
  const order = /'fortran_order':\s*(True|False)/.exec(header);
  const shape = /'shape':\s*\(([\d,\sL]*)\)/.exec(header);
  if (!descr || !order || !shape) throw invalid(source, 'a header without descr, fortran_order and shape');
  const sizes = shape[1]!.split(',').filter((size) => size.trim() !== '');
  return {
    descr: descr[1] ?? 'a structured type',
    fortran: order[1] === 'True',
    shape: sizes.map((size) => Number.parseInt(size, 10)),
    offset: from + length,
  };
}

interface ValueType {
  kind: string;
  bytes: number;
  little: boolean;
  text: boolean;
  read(view: DataView, at: number, little: boolean): number;
}

const readers: Record<string, ValueType['read']> = {
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  b1: (view, at) => (view.getUint8(at) === 0 ? 0 : 1),
};

function typeOf(descr: string, source: string): ValueType {
  const match = /^([<>|=])([A-Za-z])(\d{1,6})$/.exec(descr);
  const kind = match ? `${match[2]}${match[3]}` : '';
  const size = Number(match?.[3]);
  const little = match?.[1] !== '>';
  const read = Object.hasOwn(readers, kind) ? readers[kind] : undefined;
  if (read) return { kind, bytes: size, little, text: false, read };
  if (match?.[2] === 'U') return { kind, bytes: 4 * size, little, text: true, read: () => Number.NaN };
  const objects = descr.includes('O');
  throw new InputError({
    code: 'NPY_TYPE',
    path: source,
    expected: 'float32, float64, integers, bool or unicode text',
    received: `dtype '${descr.slice(0, 40)}'`,
    cause: objects
      ? 'Arrays of Python objects run code when they are opened, and are never read'
      : 'Half, complex, dates and structured types have no counterpart here',
    next: "Save it with array.astype('f8')",
  });
}

/** Text of a fixed number of UTF-32 code points, padded with zeros. */
function text(view: DataView, at: number, { bytes, little }: ValueType): string {
  let letters = '';
  for (let i = 0; i < bytes; i += 4) {
    const code = view.getUint32(at + i, little);
    letters += String.fromCodePoint(code <= 0x10ffff ? code : 0xfffd);
  }
  return letters.replace(/\0+$/, '');
}

/** Where the i-th value in Fortran order lies in C order. */
function rowMajorPlaces(shape: number[], count: number): (i: number) => number {
  const index = shape.map(() => 0);
  const strides = shape.map((_, d) => shape.slice(d + 1).reduce((n, size) => n * size, 1));
  let place = 0;
  return (i) => {
    const here = place;
    for (let d = 0; d < shape.length && i + 1 < count; d++) {
      place += strides[d]!;
      if (++index[d]! < shape[d]!) break;
      place -= strides[d]! * shape[d]!;
      index[d] = 0;
    }
    return here;
  };
}

function refuseRounded(values: Float64Array, source: string): void {
  const at = values.findIndex((value) => !Number.isSafeInteger(value));
  if (at < 0) return;
  throw new InputError({
    code: 'NPY_PRECISION',
    path: `${source}, value ${at}`,
    expected: 'integers up to 2^53, which float64 holds exactly',
    received: String(values[at]),
    next: "Save the array with array.astype('f8') if rounding is acceptable",
  });
}

function wrongSize(source: string, shape: number[], itemBytes: number, there: number): InputError {
  const announced = shape.reduce((n, size) => n * size, itemBytes);
  return new InputError({
    code: 'NPY_SIZE',
    path: source,
    expected: `${announced} bytes of values for shape (${shape.slice(0, 8).join(', ')}), at most ${maxValues} values`,
    received: `${there} bytes`,
    cause: announced > there ? 'The file was cut short, or its header is wrong' : 'The array is too large or not alone',
    next: 'Save the array again, alone and no larger than needed',
  });
}

function invalid(source: string, received: string): InputError {
  return new InputError({
    code: 'NPY_INVALID',
    path: source,
    expected: 'a file written by numpy.save',
    received,
    cause: 'The file was cut short or is something else',
    next: 'Write it again with numpy.save or numpy.savez',
  });
}
