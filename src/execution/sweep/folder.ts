import { linkSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonText } from '../../artifacts/json-text.js';
import { readSweep } from '../../artifacts/sweep/read.js';
import { type SweepSpec, sweepFormat } from '../../artifacts/sweep/spec.js';
import { version } from '../../artifacts/version.js';
import { InputError, shown } from '../../contract/index.js';
import { differences } from '../../experiments/sweep/difference.js';
import { exists, readText } from '../files.js';
import { makeFolder } from '../make-folder.js';
import { unwritable } from './unwritable.js';

/** What a folder is pinned to: all its cells were computed from this, by this version. */
export interface Pin {
  kind: 'sweep';
  format: 1;
  version: string;
  spec: SweepSpec;
}

/** Files of a sweep's folder. */
export const places = {
  pin: (folder: string) => join(folder, 'sweep.json'),
  shards: (folder: string) => join(folder, 'shards'),
  shard: (folder: string, name: string) => join(folder, 'shards', `${name}.ndjson`),
  locks: (folder: string) => join(folder, 'locks'),
};

/** Pins a new folder to a spec, or checks that it is pinned to the same. @throws InputError `SWEEP_CHANGED`, `OUT_EXISTS`, `FILE_UNWRITABLE`. */
export async function pinFolder(folder: string, spec: SweepSpec): Promise<void> {
  const path = places.pin(folder);
  const pin: Pin = { kind: 'sweep', format: sweepFormat, version, spec };
  if (!(await exists(path))) {
    refuseStrangers(folder);
    try {
      makeFolder(folder);
      makeOnce(path, `${jsonText(pin)}\n`);
    } catch (error) {
      throw unwritable(path, error);
    }
  }
  const found = await readPin(folder);
  const changed = differences({ version: found.version, spec: found.spec }, { version, spec });
  if (changed.length === 0) return;
  throw new InputError({
    code: 'SWEEP_CHANGED',
    path: folder,
    expected: 'the sweep it was begun with',
    received: `another one:\n  ${changed.map((line) => line.replace(/^spec\./, '')).join('\n  ')}\n`,
    cause: 'Cells computed before and after the change would be mixed',
    next: 'Undo the change, or choose another folder with --out',
  });
}

/** The pin of a sweep's folder. @throws InputError `SWEEP_MISSING`. */
export async function readPin(folder: string): Promise<Pin> {
  const path = places.pin(folder);
  if (!(await exists(path)))
    throw new InputError({
      code: 'SWEEP_MISSING',
      path: folder,
      expected: "the folder of a sweep, with its file 'sweep.json'",
      received: (await exists(folder)) ? 'a folder without it' : 'nothing',
      next: 'Name the folder that curvecast sweep wrote',
    });
  const text = await readText(path);
  const spec = await readSweep(text, path);
  const { version: made } = JSON.parse(text) as Pin;
  return { kind: 'sweep', format: sweepFormat, version: String(made), spec };
}

/** Puts a file there whole unless one is there: of several writers at once the first one wins. */
function makeOnce(path: string, text: string): void {
  const draft = `${path}.${process.pid}.part`;
  writeFileSync(draft, text, { flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function refuseStrangers(folder: string): void {
  let content: string[] = [];
  try {
    content = readdirSync(folder);
  } catch {
    return;
  }
  const strangers = content.filter((name) => !['shards', 'locks', 'slurm'].includes(name) && !name.endsWith('.part'));
  if (strangers.length === 0) return;
  throw new InputError({
    code: 'OUT_EXISTS',
    path: '--out',
    expected: 'a new or empty folder, or the folder of this sweep',
    received: `'${folder}' with ${shown(strangers[0])}`,
    next: 'Choose another folder; nothing was changed',
  });
}
