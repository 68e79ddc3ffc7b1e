import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { closest, InputError, type InputProblem } from '../contract/index.js';
import { makeFolder } from './make-folder.js';

const largestFile = 2 ** 31 - 1;

/** The bytes of a file. @throws InputError `FILE_MISSING`, `FILE_UNREADABLE` or `FILE_TOO_LARGE`. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > largestFile) throw tooLarge(path, size);
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw error instanceof InputError ? error : await unreadable(path, error as NodeJS.ErrnoException);
  }
}

/** The text (UTF-8) of a file. @throws InputError as `readBytes` does. */
export async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(path));
}

/**
 * Writes a file whole or not at all: to a temporary file in the same folder, flushed to disk, then renamed over the old one.
 * Missing folders are made. @throws InputError `FILE_UNWRITABLE`; then nothing has changed.
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.${counter++}.part`);
  try {
    makeFolder(dirname(path));
    await writeFlushed(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new InputError(unwritable(path, error as NodeJS.ErrnoException));
  }
  await flushFolder(dirname(path));
}

let counter = 0;

async function writeFlushed(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the renaming itself durable, where the system lets a folder be opened. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

async function unreadable(path: string, error: NodeJS.ErrnoException): Promise<InputError> {
  if (error.code !== 'ENOENT')
    return new InputError({
      code: 'FILE_UNREADABLE',
      path,
      expected: 'a file that can be read',
      received: error.code === 'EISDIR' ? 'a folder' : (error.code ?? error.message),
      ...(error.code === 'EACCES' ? { cause: 'You lack the permission to read it' } : {}),
      next: error.code === 'EISDIR' ? 'Name a file inside it' : 'Check the file and its permissions',
    });
  const neighbours = await readdir(dirname(path)).catch(() => []);
  const near = closest(basename(path), neighbours);
  return new InputError({
    code: 'FILE_MISSING',
    path,
    expected: 'an existing file',
    received: 'nothing',
    ...(near.length > 0 ? { cause: `Did you mean '${join(dirname(path), near[0]!)}'?` } : {}),
    next: 'Check the path; it is taken relative to the folder you are in',
  });
}

function tooLarge(path: string, size: number): InputError {
  return new InputError({
    code: 'FILE_TOO_LARGE',
    path,
    expected: `at most ${largestFile} bytes`,
    received: String(size),
    next: 'Keep the rows and columns needed',
  });
}

/** Why a file cannot be written, by the system's code. */
export const causes: Record<string, string> = {
  EACCES: 'You lack the permission to write there',
  EISDIR: 'There is a folder of that name',
  ENOTDIR: 'A file stands where a folder is needed',
  EEXIST: 'A file stands where a folder is needed',
  ENOSPC: 'The disk is full',
  EROFS: 'The disk is read-only',
};

function unwritable(path: string, { code = '', message }: NodeJS.ErrnoException): InputProblem {
  const cause = causes[code];
  return {
    code: 'FILE_UNWRITABLE',
    path,
    expected: 'a place where a file can be written',
    received: code || message,
    ...(cause ? { cause } : {}),
    next: 'Choose another folder; nothing was changed',
  };
}

/** Whether something of that name is there. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
