import { readdir, rm, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { plainFromBytes, plainToBytes } from '../artifacts/plain-bytes.js';
import type { Spec } from '../artifacts/spec.js';
import { readSpec, specToJson } from '../artifacts/spec-file.js';
import type { Store } from './checkpoints.js';
import { exists, readBytes, readText, writeWhole } from './files.js';

/** The folder beside a run's folder that keeps what an interrupted run has computed. */
export function unfinishedFolder(target: string): string {
  return `${resolve(target)}.unfinished`;
}

/** The spec whose work an unfinished folder keeps; undefined when there is none. @throws InputError when it cannot be read. */
export async function unfinishedSpec(folder: string): Promise<Spec | undefined> {
  const path = join(folder, 'spec.json');
  return (await exists(path)) ? readSpec(await readText(path), path) : undefined;
}

/** Removes an unfinished folder, the spec last: what is left when this is cut short can still be told to be one. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each !== 'spec.json')) await rm(join(folder, name), { recursive: true });
  await rm(join(folder, 'spec.json'), { force: true });
  await rmdir(folder).catch(() => undefined);
}

/**
 * A store in a folder: the spec, and two files for each task at most, every one written whole. The folder is made when there is
 * something to keep. A damaged file counts as absent: its task is computed again.
 */
export function folderStore(folder: string, spec: Spec): Store & { remove(): Promise<void> } {
  let begun: Promise<void> | undefined;
  const begin = () => {
    begun ??= writeWhole(join(folder, 'spec.json'), specToJson(spec));
    return begun;
  };
  const read = async (name: string) => {
    const path = join(folder, name);
    return (await exists(path)) ? plainFromBytes(await readBytes(path)) : undefined;
  };
  const write = async (name: string, value: unknown) => {
    await begin();
    await writeWhole(join(folder, name), plainToBytes(value));
  };
  return {
    outcome: (key) => read(`${key}.outcome`),
    state: (key) => read(`${key}.state`),
    keepState: (key, state) => write(`${key}.state`, state),
    async keepOutcome(key, outcome) {
      await write(`${key}.outcome`, outcome);
      await rm(join(folder, `${key}.state`), { force: true });
    },
    remove: () => removeUnfinished(folder),
  };
}
