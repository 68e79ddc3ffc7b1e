import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { quoted } from '../../artifacts/command-line.js';
import { InputError } from '../../contract/index.js';
import { writeWhole } from '../files.js';
import { makeFolder } from '../make-folder.js';

/** What the user says of the cluster. */
export interface SlurmWishes {
  partition?: string;
  time?: string;
  tasks: number;
  cpus: number;
}

/** The two scripts of a sweep on a cluster. */
export interface SlurmScripts {
  array: string;
  pack: string;
}

/** Slurm's usual limit on the tasks of an array. */
export const mostTasks = 1000;

/**
 * Scripts of an array that computes a sweep's folder, each task its shard, and of the job that packs it. Tasks may be requeued: they
 * go on where their shard was left.
 */
export function slurmScripts(
  folder: string,
  program: string[],
  { partition, time, tasks, cpus }: SlurmWishes,
): SlurmScripts {
  const path = resolve(folder);
  const name = path.split('/').at(-1);
  const head = (kind: string, lines: string[]) => [
    '#!/bin/bash',
    `#SBATCH --job-name=${quoted(`${kind}-${name}`)}`,
    ...lines,
    ...(partition ? [`#SBATCH --partition=${quoted(partition)}`] : []),
    ...(time ? [`#SBATCH --time=${quoted(time)}`] : []),
  ];
  const command = program.map(quoted).join(' ');
  const array = [
    ...head('sweep', [
      `#SBATCH --array=1-${tasks}`,
      `#SBATCH --cpus-per-task=${cpus}`,
      '#SBATCH --requeue',
      '#SBATCH --open-mode=append',
    ]),
    `#SBATCH --output=${quoted(join(path, 'slurm', '%A_%a.log'))}`,
    `exec ${command} sweep ${quoted(path)} --out ${quoted(path)} --shard "$SLURM_ARRAY_TASK_ID/${tasks}" --jobs ${cpus}`,
  ];
  const pack = [
    ...head('pack', [`#SBATCH --output=${quoted(join(path, 'slurm', 'pack-%j.log'))}`]),
    `exec ${command} sweep pack ${quoted(path)}`,
  ];
  return { array: `${array.join('\n')}\n`, pack: `${pack.join('\n')}\n` };
}

/** Writes the scripts into the folder and submits them, the packing after the array whatever its end. @throws InputError `SLURM_REFUSED`. */
export async function submit(folder: string, { array, pack }: SlurmScripts): Promise<{ array: string; pack: string }> {
  const place = join(folder, 'slurm');
  makeFolder(place);
  await writeWhole(join(place, 'array.sh'), array);
  await writeWhole(join(place, 'pack.sh'), pack);
  const first = sbatch([join(place, 'array.sh')]);
  return { array: first, pack: sbatch([`--dependency=afterany:${first}`, join(place, 'pack.sh')]) };
}

function sbatch(args: string[]): string {
  try {
    const printed = execFileSync('sbatch', ['--parsable', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return printed.trim().split(';')[0] as string;
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
    throw new InputError({
      code: 'SLURM_REFUSED',
      path: 'sbatch',
      expected: 'a job number',
      received: code === 'ENOENT' ? 'no such program' : (stderr?.trim() ?? String(error)),
      ...(code === 'ENOENT' ? { cause: 'This machine is no login node of a Slurm cluster' } : {}),
      next: "'--slurm --dry-run' prints the script; '--shard i/n' serves any other scheduler",
    });
  }
}
