import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../../contract/index.js';
import { pinFolder } from '../../execution/sweep/folder.js';
import { mostTasks, slurmScripts, submit } from '../../execution/sweep/slurm.js';
import type { SweepPlan } from '../../experiments/sweep/plan.js';
import type { ExitCode, World } from '../main.js';
import { whole } from './perform.js';

const usualTasks = 100;

/** Submits a sweep as a job array with a job behind it that packs; with --dry-run prints the scripts. */
export async function performSlurm(
  plan: SweepPlan,
  folder: string | undefined,
  options: Record<string, unknown>,
  { out }: World,
): Promise<ExitCode> {
  if (folder === undefined || plan.spec.refine)
    throw new InputError({
      code: 'FLAG_INVALID',
      path: '--slurm',
      expected: plan.spec.refine
        ? 'a sweep without refine: where a refinement computes next depends on all its cells'
        : 'a folder for the results',
      received: plan.spec.refine ? 'refine' : 'none',
      next: plan.spec.refine ? "Submit 'curvecast sweep SPEC --jobs N' as one job" : 'Add --out DIR',
    });
  const tasks = whole(options.arrayTasks, '--array-tasks', mostTasks) ?? usualTasks;
  const program = [process.execPath, realpathSync(process.argv[1] as string)];
  const scripts = slurmScripts(folder, program, {
    tasks: Math.min(tasks, plan.size),
    cpus: whole(options.cpusPerTask, '--cpus-per-task') ?? 1,
    ...(options.partition ? { partition: String(options.partition) } : {}),
    ...(options.time ? { time: String(options.time) } : {}),
  });
  if (options.dryRun) {
    out.write(`${scripts.array}\n${scripts.pack}`);
    return 0;
  }
  await pinFolder(folder, plan.spec);
  const jobs = await submit(resolve(folder), scripts);
  out.write(`Submitted array ${jobs.array}, and ${jobs.pack} to pack.\nProgress: curvecast sweep status ${folder}\n`);
  return 0;
}
