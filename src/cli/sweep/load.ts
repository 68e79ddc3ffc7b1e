import { basename } from 'node:path';
import { readSweep } from '../../artifacts/sweep/read.js';
import type { SweepSpec } from '../../artifacts/sweep/spec.js';
import type { Entry } from '../../contract/index.js';
import { exists, readBytes } from '../../execution/files.js';
import { places, readPin } from '../../execution/sweep/folder.js';
import { planOf, type SweepPlan } from '../../experiments/sweep/plan.js';
import { findTheory } from '../../experiments/task.js';

/** A sweep as it was named on the command line, and the folder it belongs to. */
export interface NamedSweep {
  spec: SweepSpec;
  /** Absent for a sweep written on the command line itself: it is printed. */
  folder?: string;
}

/** The sweep in a file, in a folder, or in the argument itself. @throws InputError when it cannot be read. */
export async function namedSweep(argument: string): Promise<NamedSweep> {
  if (argument.trimStart().startsWith('{')) return { spec: await readSweep(argument, 'the sweep given') };
  if (await exists(places.pin(argument))) return { spec: (await readPin(argument)).spec, folder: argument };
  const name = basename(argument).replace(/\.(ya?ml|json)$/i, '');
  return { spec: await readSweep(await readBytes(argument), argument), folder: `${name}-sweep` };
}

/** The plan of a sweep's folder. @throws InputError `SWEEP_MISSING`. */
export async function loadPlan(folder: string, registry: Entry[]): Promise<SweepPlan> {
  const { spec } = await readPin(folder);
  return planOf(await findTheory(registry, spec.theory), spec);
}
