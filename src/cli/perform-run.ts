import { resultHash } from '../artifacts/hash.js';
import type { Result } from '../artifacts/result.js';
import type { Spec } from '../artifacts/spec.js';
import { together } from '../contract/index.js';
import { namedSet, setNames } from '../data/index.js';
import { localExecutor } from '../execution/local.js';
import { provenance } from '../execution/provenance.js';
import { blockSize } from '../experiments/ensemble.js';
import { run } from '../experiments/run.js';
import { findTheory } from '../experiments/task.js';
import { interruptible } from './interrupt.js';
import type { ExitCode, World } from './main.js';
import { progressLine } from './progress.js';
import { runText } from './run-text.js';

/** Runs a spec, prints what a person or a program wants to read, writes the folder asked for. Exit code 1 when theory and simulation disagree. */
export async function performRun(
  spec: Spec,
  options: Record<string, unknown>,
  { registry, out, err }: World,
): Promise<ExitCode> {
  const theory = await findTheory(registry, spec.theory);
  const folder = options.out as string | undefined;
  const { claimFolder, writeRun } = await import('./run-folder.js');
  if (folder !== undefined) await claimFolder(folder, options.force === true);
  const executor = localExecutor(registry, jobsFor(spec, options));
  const begun = performance.now();
  const lines: { clear(): void }[] = [];
  const watch = (phase: string) => {
    const line = progressLine(err, phase);
    lines.push(line);
    return line;
  };
  const unstamped = await interruptible(executor, () => run(spec, { registry, executor, watch }));
  for (const line of lines) line.clear();
  const credited = { ...unstamped, citations: [...unstamped.citations, ...(await dataCitations(spec))] };
  const seconds = { total: (performance.now() - begun) / 1000 };
  const result: Result = { ...credited, hash: resultHash(credited), run: provenance(seconds) };
  if (folder !== undefined) await writeRun(folder, result, theory);
  if (options.json) {
    const { resultToJson } = await import('../artifacts/json.js');
    out.write(resultToJson(result));
  } else out.write(runText(result, theory, folder));
  const verdicts = result.agreement.map(({ verdict }) => verdict);
  return verdicts.length > 0 && together(verdicts) === 'fail' ? 1 : 0;
}

/** Starting workers costs more than a small run: they are used where there are blocks of replicas to share out, or when asked for. */
function jobsFor({ replicas = 1, sizes }: Spec, { jobs }: Record<string, unknown>): number | undefined {
  if (jobs !== undefined) return jobs as number;
  return replicas > blockSize || sizes ? undefined : 1;
}

async function dataCitations({ data }: Spec): Promise<Result['citations']> {
  return data && setNames.includes(data.source) ? [(await namedSet(data.source)).citation] : [];
}
