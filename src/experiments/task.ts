import {
  type Claim,
  type Dataset,
  type Effort,
  type Entry,
  type Finding,
  InputError,
  type Job,
  type Plain,
  parseParameters,
  type Request,
  type UserData,
} from '../contract/index.js';
import { findCalculation, findTheory } from './find.js';
import type { Cell, CellWork } from './sweep/cell.js';
import { type CellsOutcome, cellsJob } from './sweep/cells-job.js';

export { findCalculation, findTheory };

/** Work that can be sent to another thread or machine: plain data that names what to compute. */
export type Task =
  | { kind: 'calculation'; theory: string; calculation: string; parameters: Record<string, Plain>; request: Request }
  | { kind: 'claim'; theory: string; claim: string; effort: Effort; seed: number }
  | { kind: 'cells'; theory: string; work: CellWork; cells: Cell[] };

/** What a task gives back. */
export type Outcome<T extends Task> = T extends { kind: 'claim' }
  ? Finding
  : T extends { kind: 'cells' }
    ? CellsOutcome
    : Dataset;

/** The job a task stands for; parameters are validated here, once, on the side that computes. */
export async function jobOf(registry: Entry[], task: Task): Promise<Job<Dataset | Finding | CellsOutcome>> {
  const theory = await findTheory(registry, task.theory);
  if (task.kind === 'calculation') {
    const calculation = findCalculation(theory, task.calculation);
    return calculation.run(parseParameters(calculation.parameters, task.parameters), task.request);
  }
  if (task.kind === 'cells') return cellsJob(theory, task.work, task.cells);
  const claim = theory.claims.find(({ id }) => id === task.claim);
  if (claim) return claim.check(task.effort, task.seed, await setsOf(claim));
  throw new InputError({
    code: 'CLAIM_UNKNOWN',
    path: 'claim',
    expected: `a claim of ${theory.id}: ${theory.claims.map(({ id }) => id).join(', ')}`,
    received: `'${task.claim}'`,
    next: `'curvecast list ${theory.id}' describes them`,
  });
}

/** The vendored data sets a claim asks for, inputs untouched. */
async function setsOf({ sets = [] }: Claim): Promise<Record<string, UserData>> {
  if (sets.length === 0) return {};
  const { load, namedSet } = await import('../data/index.js');
  const loaded = await Promise.all(sets.map(async (name) => [name, load((await namedSet(name)).table).data] as const));
  return Object.fromEntries(loaded);
}
