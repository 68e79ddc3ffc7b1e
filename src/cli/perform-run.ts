import type { Result } from '../artifacts/result.js';
import type { Spec } from '../artifacts/spec.js';
import { type Theory, together } from '../contract/index.js';
import { namedSet, setNames } from '../data/index.js';
import { localExecutor } from '../execution/local.js';
import { blockSize } from '../experiments/ensemble.js';
import { run } from '../experiments/run.js';
import { subjectOf } from '../experiments/subject.js';
import { calculationText } from './calculation-text.js';
import { carryOut } from './carry-out.js';
import { chosenKernels } from './kernels.js';
import type { ExitCode, World } from './main.js';
import { memoryNote } from './memory-note.js';
import { type RunOptions, runOptions } from './run-options.js';
import { runText } from './run-text.js';

/** Runs a spec, prints what a person or a program wants to read, writes the folder asked for. Exit code 1 when theory and simulation disagree. */
export async function performRun(spec: Spec, given: Record<string, unknown>, world: World): Promise<ExitCode> {
  const { registry, err } = world;
  const theory = await subjectOf(registry, spec);
  const options = runOptions(given);
  if (!options.json) err.write(memoryNote(theory, spec));
  return carryOut({
    spec,
    theory,
    options,
    err,
    executor: () => localExecutor(registry, jobsFor(spec, options), chosenKernels(options.kernels)),
    async compute(executor, show) {
      const unstamped = await run(spec, { registry, executor, watch: show.watch });
      return { ...unstamped, citations: [...unstamped.citations, ...(await dataCitations(spec))] };
    },
    announce: (result) => announce(result, theory, options, world),
  });
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
  } else if (result.spec.calculation === undefined) out.write(runText(result, theory, folder));
  else out.write(calculationText(result, theory, folder));
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
