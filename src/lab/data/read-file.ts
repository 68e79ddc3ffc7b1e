import type { DataFile } from '../worker/questions/data-columns.js';

/** A file of the reader's machine; it is read by this page only. */
export async function readFile(file: File): Promise<DataFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
