import { InputError } from '../contract/index.js';
import { maxValues } from './limits.js';
import { type NdArray, readNpy } from './npy.js';
import { readZip } from './zip.js';

/**
 * The arrays of a numpy archive by name. An array of a type that is not read (objects, complex) stands as the error it gives.
 * @throws InputError for damaged or hostile archives (see `readZip`) and cut arrays (see `readNpy`).
 */
export function readNpz(bytes: Uint8Array, source: string): Record<string, NdArray | InputError> {
  const files = readZip(bytes, source).filter(({ name }) => name.endsWith('.npy'));
  const arrays: [string, NdArray | InputError][] = [];
  let total = 0;
  for (const { name, content } of files) {
    const key = name.slice(0, -'.npy'.length);
    const array = unlessUnreadable(() => readNpy(content(), `${source}: ${key}`));
    total += 'values' in array ? array.values.length : 0;
    if (total > maxValues) throw tooLarge(source, total);
    arrays.push([key, array]);
  }
  return Object.fromEntries(arrays);
}

function unlessUnreadable(read: () => NdArray): NdArray | InputError {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError && (error.code === 'NPY_TYPE' || error.code === 'NPY_PRECISION')) return error;
    throw error;
  }
}

function tooLarge(source: string, total: number): InputError {
  return new InputError({
    code: 'DATA_TOO_LARGE',
    path: source,
    expected: `at most ${maxValues} values in all arrays together`,
    received: `${total} or more`,
    next: 'Save only the arrays and rows that are needed',
  });
}
