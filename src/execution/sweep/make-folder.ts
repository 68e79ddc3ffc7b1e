import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a folder and those above it. @throws the system's error, with the code that tells the cause. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    // Node 20 says ENOENT for a folder missing on a read-only disk; made one by one they say EROFS.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    if (dirname(path) !== path) makeFolder(dirname(path));
    mkdirSync(path);
  }
}
