import { availableParallelism } from 'node:os';
import { commandLine } from '../../artifacts/command-line.js';
import { InputError } from '../../contract/index.js';
import { localExecutor } from '../../execution/local.js';
import { openSweep } from '../../execution/sweep/open.js';
import { Cancelled } from '../../experiments/executor.js';
import { type Journal, memoryJournal, recordsOf } from '../../experiments/sweep/journal.js';
import { planOf, type SweepPlan } from '../../experiments/sweep/plan.js';
import { performSweep, type Shard, type SweepOutcome } from '../../experiments/sweep/sweep.js';
import { findTheory } from '../../experiments/task.js';
import { interruptible } from '../interrupt.js';
import type { ExitCode, World } from '../main.js';
import { writeBoundary } from './boundary.js';
import { dryRun } from './dry-run.js';
import { namedSweep } from './load.js';
import { sweepProgress } from './progress.js';
import { recordText, summary } from './summary.js';

/** Performs a sweep, one shard of it, or hands it to a cluster. Exit code 1 when a cell failed. */
export async function performSweepCommand(
  argument: string,
  options: Record<string, unknown>,
  world: World,
): Promise<ExitCode> {
  const { registry, out } = world;
  const { spec, folder: usual } = await namedSweep(argument);
  const plan = planOf(await findTheory(registry, spec.theory), spec);
  const jobs = whole(options.jobs, '--jobs') ?? availableParallelism();
  const shard = shardOf(options.shard, plan);
  const folder = (options.out as string | undefined) ?? usual;
  if (options.slurm) {
    const { performSlurm } = await import('./slurm.js');
    return performSlurm(plan, folder, options, world);
  }
  if (options.dryRun) {
    out.write(dryRun(plan, jobs));
    return 0;
  }
  if (folder === undefined) return printed(plan, jobs, world);
  const { journal, before, failedBefore, close } = await openSweep(folder, spec, plan, shard);
  try {
    const outcome = await performed(plan, { journal, jobs, before, shard, command: process.argv.slice(2) }, world);
    if (outcome === undefined) return 130;
    if (outcome.boundary) await writeBoundary(folder, outcome.boundary);
    out.write(summary(journal, outcome, { folder, before, failedBefore, shard }));
    return outcome.failed + failedBefore > 0 ? 1 : 0;
  } finally {
    close();
  }
}

interface Going {
  journal: Journal;
  jobs: number;
  before: number;
  shard: Shard | undefined;
  command: string[];
}

/** Undefined when it was interrupted; then the way to go on has been said. */
async function performed(
  plan: SweepPlan,
  { journal, jobs, before, shard, command }: Going,
  world: World,
): Promise<SweepOutcome | undefined> {
  const executor = localExecutor(world.registry, jobs);
  const progress = sweepProgress(world.err, before);
  const site = { executor, journal, now: () => performance.now(), watch: progress.step };
  try {
    return await interruptible(executor, () => performSweep(plan, site, shard));
  } catch (error) {
    progress.clear();
    if (!(error instanceof Cancelled)) throw error;
    world.err.write(
      `Interrupted; ${before + progress.done()} cells are finished and safe. Go on with:\n  ${commandLine(command)}\n`,
    );
    return undefined;
  } finally {
    progress.clear();
  }
}

/** A sweep without a folder: its cells on the screen, nothing written. */
async function printed(plan: SweepPlan, jobs: number, world: World): Promise<ExitCode> {
  const journal = memoryJournal();
  const going = {
    journal,
    jobs: Math.min(jobs, plan.size),
    before: 0,
    shard: undefined,
    command: process.argv.slice(2),
  };
  const outcome = await performed(plan, going, world);
  if (outcome === undefined) return 130;
  for (const record of recordsOf(journal.lines())) world.out.write(recordText(record));
  return outcome.failed > 0 ? 1 : 0;
}

function shardOf(text: unknown, { spec }: SweepPlan): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index, of] = (/^(\d+)\/(\d+)$/.exec(String(text)) ?? []).map(Number);
  const legal = index !== undefined && of !== undefined && index >= 1 && index <= of;
  if (legal && !spec.refine) return { index, of };
  throw new InputError({
    code: 'FLAG_INVALID',
    path: '--shard',
    expected: legal
      ? 'a sweep without refine: where a refinement computes next depends on all its cells'
      : 'i/n with 1 <= i <= n',
    received: `'${text}'`,
    next: legal ? 'Leave out --shard; --jobs uses all cores of one machine' : 'For example --shard 1/4',
  });
}

/** A positive whole number of a flag. @throws InputError `FLAG_INVALID`. */
export function whole(value: unknown, flag: string, most = 4096): number | undefined {
  if (value === undefined) return undefined;
  if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most) return value as number;
  throw new InputError({
    code: 'FLAG_INVALID',
    path: flag,
    expected: `an integer between 1 and ${most}`,
    received: String(value),
    next: `For example ${flag} 2`,
  });
}
