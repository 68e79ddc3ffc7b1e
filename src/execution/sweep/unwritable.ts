import { InputError } from '../../contract/index.js';
import { causes } from '../files.js';

/** What a sweep says when its folder takes no more: finished cells are safe. */
export function unwritable(path: string, error: unknown): InputError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const cause = causes[code];
  return new InputError({
    code: 'FILE_UNWRITABLE',
    path,
    expected: 'a place that can be written',
    received: code || message,
    ...(cause ? { cause } : {}),
    next: 'Make room or choose another folder, then give the same command: finished cells are not computed again',
  });
}
