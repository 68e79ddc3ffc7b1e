import { rmdir } from 'node:fs/promises';
import { canonicalJson } from '../artifacts/canonical.js';
import { commandLine } from '../artifacts/command-line.js';
import type { Spec } from '../artifacts/spec.js';
import { InputError, type InputProblem, type Plain, shown, type Theory } from '../contract/index.js';
import type { Store } from '../execution/checkpoints.js';
import { exists } from '../execution/files.js';
import { folderStore, removeUnfinished, unfinishedFolder, unfinishedSpec } from '../execution/unfinished.js';
import { canonicalParameters } from '../experiments/run.js';

/** Where a run keeps its work until it is whole. */
export interface KeptWork {
  folder: string;
  store: Store;
  /** Says once that checkpoints cannot be written. */
  trouble(error: unknown): void;
  /** Where the results are made before they take their place: the folder, if there is one by then. */
  workshop(): Promise<string | undefined>;
  remove(): Promise<void>;
}

/**
 * The kept work beside the output folder: new, or with `resume` that of an interrupted run of the same spec. Undefined where an
 * interrupted run is found that is not asked for: it is mentioned and left as it is.
 * @throws InputError `RESUME_MISMATCH` naming the keys in which the specs differ.
 */
export async function keptWork(
  spec: Spec,
  theory: Theory,
  { out, resume }: { out: string; resume: boolean },
  err: NodeJS.WriteStream,
): Promise<KeptWork | undefined> {
  const folder = unfinishedFolder(out);
  const found = await unfinishedSpec(folder);
  if (found && resume) refuseOther(found, spec, { theory, where: `${out}.unfinished` });
  if (found && !resume) {
    err.write(
      `${out}.unfinished holds an interrupted run and is left as it is: --resume goes on with it. This run keeps no checkpoints.\n`,
    );
    return undefined;
  }
  const { remove, ...store } = folderStore(folder, canonicalSpec(spec, theory));
  let told = false;
  return {
    folder,
    store,
    remove,
    workshop: async () => ((await exists(folder)) ? folder : undefined),
    trouble(error) {
      if (!told) err.write(`No checkpoint could be written, the run goes on: ${(error as Error).message}\n`);
      told = true;
    },
  };
}

/** What an interrupted run says: where its work is and how to go on; empty when nothing was kept. */
export async function howToGoOn({ folder }: KeptWork, out: string, args = process.argv.slice(2)): Promise<string> {
  if (!(await exists(folder))) return '';
  const again = commandLine([...args.filter((word) => word !== '--resume'), '--resume']);
  return `\nInterrupted. What is computed so far is kept in ${out}.unfinished; go on with\n  ${again}\n`;
}

/** Removes kept work of this very spec, which a finished run no longer needs. */
export async function forgetKeptWork(spec: Spec, theory: Theory, out: string): Promise<void> {
  const folder = unfinishedFolder(out);
  const found = await unfinishedSpec(folder);
  if (found && differences(found, spec, theory).length === 0) await removeUnfinished(folder);
  if (!found) await rmdir(folder).catch(() => undefined);
}

/** @throws InputError `RESUME_MISMATCH` when the specs ask for different work. */
export function refuseOther(kept: Spec, asked: Spec, { theory, where }: { theory: Theory; where: string }): void {
  const [first, ...others] = differences(kept, asked, theory).map(
    ({ key, before, now }): InputProblem => ({
      code: 'RESUME_MISMATCH',
      path: key,
      expected: `${shown(before)} as in ${where}`,
      received: shown(now),
      next: 'Give the same, or choose another --out',
    }),
  );
  if (first) throw new InputError(first, ...others);
}

/** Keys in which two specs ask for different work. */
export function differences(kept: Spec, asked: Spec, theory: Theory): { key: string; before: unknown; now: unknown }[] {
  if (kept.theory !== asked.theory) return [{ key: 'theory', before: kept.theory, now: asked.theory }];
  const before = flat(canonicalSpec(kept, theory));
  const now = flat(canonicalSpec(asked, theory));
  return [...new Set([...before.keys(), ...now.keys()])]
    .map((key) => ({ key, before: before.get(key), now: now.get(key) }))
    .filter((found) => canonicalJson(found.before ?? null) !== canonicalJson(found.now ?? null));
}

function canonicalSpec(spec: Spec, theory: Theory): Spec {
  return { ...spec, parameters: canonicalParameters(theory, spec.parameters) };
}

/** Every key of a spec with its value, parameters as `parameters.width`. */
function flat({ parameters, ...rest }: Spec): Map<string, Plain | undefined> {
  const named = Object.entries(parameters).map(([name, value]): [string, Plain] => [`parameters.${name}`, value]);
  return new Map([...(Object.entries(rest) as [string, Plain][]), ...named]);
}
