import { resultHash } from '../artifacts/hash.js';
import type { Result } from '../artifacts/result.js';
import type { Spec } from '../artifacts/spec.js';
import { InputError, type Theory, together } from '../contract/index.js';
import { namedSet, setNames } from '../data/index.js';
import { withCheckpoints } from '../execution/checkpoints.js';
import { localExecutor } from '../execution/local.js';
import { provenance } from '../execution/provenance.js';
import { blockSize } from '../experiments/ensemble.js';
import { Cancelled } from '../experiments/executor.js';
import { run, type Unstamped } from '../experiments/run.js';
import { findTheory } from '../experiments/task.js';
import { NumericalError } from '../numerics/errors.js';
import { interruptible } from './interrupt.js';
import { forgetKeptWork, howToGoOn, type KeptWork, keptWork } from './kept-work.js';
import { chosenKernels } from './kernels.js';
import type { ExitCode, World } from './main.js';
import { claimFolder, earlierResult, writeRun } from './run-folder.js';
import { type RunOptions, runOptions } from './run-options.js';
import { runText } from './run-text.js';
import { type Spectator, spectator } from './spectator.js';

/** Runs a spec, prints what a person or a program wants to read, writes the folder asked for. Exit code 1 when theory and simulation disagree. */
export async function performRun(spec: Spec, given: Record<string, unknown>, world: World): Promise<ExitCode> {
  const theory = await findTheory(world.registry, spec.theory);
  const options = runOptions(given);
  const { out, resume, force } = options;
  const earlier = out !== undefined && resume ? await earlierResult(out, spec, theory, force) : undefined;
  if (earlier) {
    await forgetKeptWork(spec, theory, out!);
    return announce(earlier, theory, options, world);
  }
  if (out !== undefined) await claimFolder(out, force);
  const kept = out === undefined ? undefined : await keptWork(spec, theory, { out, resume }, world.err);
  const show = await spectator(options.watch, { spec, theory, err: world.err });
  const begun = performance.now();
  const unstamped = await compute(spec, options, { kept, show, world });
  if (unstamped === 'interrupted') return 130;
  const credited = { ...unstamped, citations: [...unstamped.citations, ...(await dataCitations(spec))] };
  const seconds = { total: (performance.now() - begun) / 1000 };
  const result: Result = { ...credited, hash: resultHash(credited), run: provenance(seconds) };
  if (out !== undefined) await writeRun(out, result, theory, await kept?.workshop());
  await kept?.remove();
  await show.end(result);
  return announce(result, theory, options, world);
}

interface Setting {
  kept: KeptWork | undefined;
  show: Spectator;
  world: World;
}

/** The numbers. What was computed of an interrupted run stays, with a word on how to go on. */
async function compute(
  spec: Spec,
  options: RunOptions,
  { kept, show, world: { registry, err } }: Setting,
): Promise<Unstamped | 'interrupted'> {
  const local = localExecutor(registry, jobsFor(spec, options), chosenKernels(options.kernels));
  const executor = kept
    ? withCheckpoints(local, kept.store, { every: options.checkpointEvery, trouble: kept.trouble })
    : local;
  try {
    return await interruptible(executor, () => run(spec, { registry, executor, watch: show.watch }));
  } catch (error) {
    await show.end();
    if (failsAgain(error)) await kept?.remove();
    const advice = error instanceof Cancelled && kept ? await howToGoOn(kept, options.out!) : '';
    if (!advice) throw error;
    err.write(advice);
    return 'interrupted';
  }
}

/** Whether the same run would end in the same way, so that going on with it is of no use. */
function failsAgain(error: unknown): boolean {
  return error instanceof InputError || (error instanceof NumericalError && error.code !== 'WORKER_LOST');
}

async function announce(
  result: Result,
  theory: Theory,
  { json, out: folder }: RunOptions,
  { out }: World,
): Promise<ExitCode> {
  if (json) {
    const { resultToJson } = await import('../artifacts/json.js');
    out.write(resultToJson(result));
  } else out.write(runText(result, theory, folder));
  const verdicts = result.agreement.map(({ verdict }) => verdict);
  return verdicts.length > 0 && together(verdicts) === 'fail' ? 1 : 0;
}

/** Starting workers costs more than a small run: they are used where there are blocks of replicas to share out, or when asked for. */
function jobsFor({ replicas = 1, sizes }: Spec, { jobs }: RunOptions): number | undefined {
  if (jobs !== undefined) return jobs;
  return replicas > blockSize || sizes ? undefined : 1;
}

async function dataCitations({ data }: Spec): Promise<Result['citations']> {
  return data && setNames.includes(data.source) ? [(await namedSet(data.source)).citation] : [];
}
