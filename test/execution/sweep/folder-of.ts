import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A fresh folder that goes away with the test file. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'curvecast-sweep-'));
  made.push(folder);
  return folder;
}
