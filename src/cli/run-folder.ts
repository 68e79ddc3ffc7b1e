import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { resultToCsv, resultToJson, resultToNpz, specToJson } from '../artifacts/index.js';
import type { Result } from '../artifacts/result.js';
import { InputError, type Theory } from '../contract/index.js';
import { exists, writeWhole } from '../execution/files.js';
import { exhibitsOf } from '../experiments/exhibits.js';
import { quantitiesOf } from '../experiments/quantities.js';
import { draw } from './draw.js';
import { runReport } from './report.js';

/** Makes sure a run may write its folder before anything is computed. @throws InputError `OUT_EXISTS`. */
export async function claimFolder(folder: string, force: boolean): Promise<void> {
  const content = await readdir(folder).catch(() => []);
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

/** Writes spec, results, figures and report beside the folder and puts them in its place only when all are whole. */
export async function writeRun(folder: string, result: Result, theory: Theory): Promise<void> {
  const target = resolve(folder);
  await writeWhole(join(target, '.curvecast'), '');
  await rm(join(target, '.curvecast'));
  const draft = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
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
