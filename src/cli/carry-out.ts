import { resultHash } from '../artifacts/hash.js';
import type { Result } from '../artifacts/result.js';
import type { Spec } from '../artifacts/spec.js';
import { InputError, type Theory } from '../contract/index.js';
import { withCheckpoints } from '../execution/checkpoints.js';
import { provenance } from '../execution/provenance.js';
import { Cancelled, type Executor } from '../experiments/executor.js';
import type { Unstamped } from '../experiments/run.js';
import { NumericalError } from '../numerics/errors.js';
import { interruptible } from './interrupt.js';
import { forgetKeptWork, howToGoOn, type KeptWork, keptWork } from './kept-work.js';
import type { ExitCode } from './main.js';
import { claimFolder, earlierResult, writeRun } from './run-folder.js';
import type { RunOptions } from './run-options.js';
import { type Spectator, spectator } from './spectator.js';

/** Something that takes a spec to a result: who computes, what is computed, and what is said of it. */
export interface Undertaking {
  spec: Spec;
  theory: Theory;
  options: RunOptions;
  err: NodeJS.WriteStream;
  executor(): Executor;
  compute(executor: Executor, show: Spectator): Promise<Unstamped>;
  /** Said of the result, new or found whole; the exit code. */
  announce(result: Result): ExitCode | Promise<ExitCode>;
}

/**
 * Carries it out with everything an output folder brings: an earlier result found whole, work kept for `--resume`, a page redrawn
 * meanwhile, and the folder written at the end. Exit code 130 when it was interrupted.
 */
export async function carryOut(work: Undertaking): Promise<ExitCode> {
  const { spec, theory, options, err } = work;
  const { out, resume, force } = options;
  const earlier = out !== undefined && resume ? await earlierResult(out, spec, theory, force) : undefined;
  if (earlier) {
    await forgetKeptWork(spec, theory, out!);
    return work.announce(earlier);
  }
  if (out !== undefined) await claimFolder(out, force);
  const kept = out === undefined ? undefined : await keptWork(spec, theory, { out, resume }, err);
  const show = await spectator(options.watch, { spec, theory, err });
  const begun = performance.now();
  const unstamped = await computed(work, kept, show);
  if (unstamped === 'interrupted') return 130;
  const stamp = provenance({ total: (performance.now() - begun) / 1000 });
  const result: Result = { ...unstamped, hash: resultHash(unstamped), run: stamp };
  if (out !== undefined) await writeRun(out, result, theory, await kept?.workshop());
  await kept?.remove();
  await show.end(result);
  return work.announce(result);
}

/** The numbers. What was computed of an interrupted run stays, with a word on how to go on. */
async function computed(
  { options, executor: begin, compute, err }: Undertaking,
  kept: KeptWork | undefined,
  show: Spectator,
): Promise<Unstamped | 'interrupted'> {
  const local = begin();
  const executor = kept
    ? withCheckpoints(local, kept.store, { every: options.checkpointEvery, trouble: kept.trouble })
    : local;
  try {
    return await interruptible(executor, () => compute(executor, show));
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
