import { InputError, type Plain } from '../contract/index.js';
import type { NdArray } from '../data/npy.js';
import { kebab } from './flags.js';

/** Replaces values `@FILE.npz`, `@FILE.npz:NAME` and `@FILE.npy` by the array they name, as nested lists. @throws InputError when it cannot be read. */
export async function withArrayFiles(flags: Record<string, Plain>): Promise<Record<string, Plain>> {
  const read = async ([name, value]: [string, Plain]): Promise<[string, Plain]> => {
    const text = Array.isArray(value) && value.length === 1 ? value[0] : value;
    return typeof text === 'string' && text.startsWith('@')
      ? [name, await arrayAt(text.slice(1), name)]
      : [name, value];
  };
  return Object.fromEntries(await Promise.all(Object.entries(flags).map(read)));
}

async function arrayAt(reference: string, name: string): Promise<Plain> {
  const { isNpy, readNpy } = await import('../data/npy.js');
  const { readNpz } = await import('../data/npz.js');
  const { readBytes } = await import('../execution/files.js');
  const cut = reference.search(/(?<=\.npz):[^/]*$/);
  const [path, asked] = cut < 0 ? [reference, name] : [reference.slice(0, cut), reference.slice(cut + 1)];
  const bytes = await readBytes(path);
  if (isNpy(bytes)) return nested(readNpy(bytes, path), `--${kebab(name)}`);
  const arrays = readNpz(bytes, path);
  const names = Object.keys(arrays);
  const found = arrays[asked] ?? (names.length === 1 ? arrays[names[0]!] : undefined);
  if (found instanceof InputError) throw found;
  if (found) return nested(found, `--${kebab(name)}`);
  throw new InputError({
    code: 'FLAG_INVALID',
    path: `--${kebab(name)}`,
    expected: `an array '${asked}' in ${path}`,
    received: `one that holds ${names.join(', ') || 'no arrays'}`,
    next: `Name the array: @${path}:${names[0] ?? 'NAME'}`,
  });
}

/** A vector or matrix as lists. */
function nested({ shape, values }: NdArray, flag: string): Plain {
  if (shape.length === 1) return Array.from(values as ArrayLike<Plain>);
  const [rows, columns] = shape;
  if (shape.length === 2)
    return Array.from({ length: rows! }, (_, i) =>
      Array.from({ length: columns! }, (_, j) => values[i * columns! + j] as Plain),
    );
  throw new InputError({
    code: 'FLAG_INVALID',
    path: flag,
    expected: 'a vector or a matrix',
    received: `an array of shape ${shape.join(' × ') || 'of a single number'}`,
    next: 'Save it with one or two axes',
  });
}
