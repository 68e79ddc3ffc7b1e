import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { resultToCsv, resultToJson, resultToNpz, specToJson } from '../artifacts/index.js';
import type { Result } from '../artifacts/result.js';
import type { Spec } from '../artifacts/spec.js';
import { InputError, type Theory } from '../contract/index.js';
import { exists, writeWhole } from '../execution/files.js';
import { exhibitsOf } from '../experiments/exhibits.js';
import { quantitiesOf } from '../experiments/quantities.js';
import { draw } from './draw.js';
import { differences, refuseOther } from './kept-work.js';
import { loadResult } from './load-result.js';
import { runReport } from './report.js';

/** A run that is watched draws this page into its folder before the rest is there. */
export const livePageName = 'live.html';

/** Makes sure a run may write its folder before anything is computed. @throws InputError `OUT_EXISTS`. */
export async function claimFolder(folder: string, force: boolean): Promise<void> {
  const content = (await readdir(folder).catch(refuseFile)).filter((name) => !name.includes(livePageName));
  if (content.length === 0) return;
  const ours = await exists(join(folder, 'result.json'));
  if (force && ours) return;
  throw new InputError({
    code: 'OUT_EXISTS',
    path: '--out',
    expected: 'a new or empty folder',
    received: `'${folder}' with ${content.length} entries`,
    cause: ours ? 'It holds an earlier result' : 'It holds something that is not a result',
    next: ours
      ? 'Add --force to replace the result, or choose another folder'
      : 'Choose another folder; nothing was changed',
  });
}

/** A folder that is not there is as good as an empty one; a file in its place is not. */
function refuseFile({ code }: NodeJS.ErrnoException): string[] {
  if (code !== 'ENOTDIR') return [];
  throw new InputError({
    code: 'OUT_EXISTS',
    path: '--out',
    expected: 'a new or empty folder',
    received: 'a file',
    next: 'Choose another name; nothing was changed',
  });
}

/**
 * The result in the folder when an earlier run of the same spec has left it there. One of another spec is passed over with `force`.
 * @throws InputError `RESUME_MISMATCH` for another spec.
 */
export async function earlierResult(
  folder: string,
  spec: Spec,
  theory: Theory,
  force: boolean,
): Promise<Result | undefined> {
  if (!(await exists(join(folder, 'result.json')))) return undefined;
  const result = await loadResult(folder);
  if (force && differences(result.spec, spec, theory).length > 0) return undefined;
  refuseOther(result.spec, spec, { theory, where: folder });
  return result;
}

/**
 * Writes spec, results, figures and report beside the folder and puts them in its place only when all are whole.
 * @param workshop folder on the same disk in which they are written.
 */
export async function writeRun(
  folder: string,
  result: Result,
  theory: Theory,
  workshop = dirname(resolve(folder)),
): Promise<void> {
  const target = resolve(folder);
  const draft = join(workshop, `.${basename(target)}-${process.pid}`);
  try {
    await rm(draft, { recursive: true, force: true });
    await fill(draft, result, theory);
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function fill(folder: string, result: Result, theory: Theory): Promise<void> {
  await writeWhole(join(folder, 'spec.json'), specToJson(result.spec));
  await writeWhole(join(folder, 'result.json'), resultToJson(result));
  await writeWhole(join(folder, 'result.csv'), resultToCsv(result));
  await writeWhole(join(folder, 'result.npz'), resultToNpz(result));
  const exhibits = exhibitsOf(result, theory);
  for (const exhibit of exhibits) {
    const style = { quantities: quantitiesOf(theory) };
    await writeWhole(join(folder, 'figures', `${exhibit.view.id}.svg`), await draw(exhibit, 'svg', style));
    await writeWhole(join(folder, 'figures', `${exhibit.view.id}.png`), await draw(exhibit, 'png', style));
  }
  await writeWhole(join(folder, 'report.html'), await runReport(result, exhibits, theory));
}
