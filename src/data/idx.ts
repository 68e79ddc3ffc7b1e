import { InputError } from '../contract/index.js';
import { maxValues } from './limits.js';
import type { NdArray } from './npy.js';

type Read = (view: DataView, at: number) => number;

const types: Record<number, { bytes: number; read: Read }> = {
  8: { bytes: 1, read: (view, at) => view.getUint8(at) },
  9: { bytes: 1, read: (view, at) => view.getInt8(at) },
  11: { bytes: 2, read: (view, at) => view.getInt16(at) },
  12: { bytes: 4, read: (view, at) => view.getInt32(at) },
  13: { bytes: 4, read: (view, at) => view.getFloat32(at) },
  14: { bytes: 8, read: (view, at) => view.getFloat64(at) },
};

/**
 * Reads an idx file, the form of MNIST: two zero bytes, type, number of dims, sizes, values, all big-endian.
 * @throws InputError `IDX_INVALID` when type, sizes and length of the file do not fit together.
 */
export function readIdx(bytes: Uint8Array, source: string): NdArray & { values: Float64Array } {
  const type = bytes.length >= 4 && isIdx(bytes) ? types[bytes[2]!] : undefined;
  const dims = bytes[3] ?? 0;
  const offset = 4 + 4 * dims;
  if (!type || offset > bytes.length) throw invalid(source, 'another header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const shape = Array.from({ length: dims }, (_, d) => view.getUint32(4 + 4 * d));
  const count = shape.reduce((n, size) => n * size, 1);
  if (count > maxValues || count * type.bytes !== bytes.length - offset)
    throw invalid(source, `${bytes.length - offset} bytes of values for shape (${shape.slice(0, 8).join(', ')})`);
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = type.read(view, offset + i * type.bytes);
  return { shape, values };
}

/** Whether the bytes begin like an idx file. */
export function isIdx(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[1] === 0 && Object.hasOwn(types, bytes[2] ?? 0);
}

function invalid(source: string, received: string): InputError {
  return new InputError({
    code: 'IDX_INVALID',
    path: source,
    expected: `an idx file whose sizes fit its length, at most ${maxValues} values`,
    received,
    cause: 'The file was cut short, or is not in the form of MNIST',
    next: 'Fetch it again',
  });
}
