import {
  closest,
  type Dataset,
  type Effort,
  type Entry,
  type Finding,
  InputError,
  type Job,
  type Plain,
  parseParameters,
  type Request,
  type Theory,
} from '../contract/index.js';

/** Work that can be sent to another thread or machine: plain data that names what to compute. */
export type Task =
  | { kind: 'calculation'; theory: string; calculation: string; parameters: Record<string, Plain>; request: Request }
  | { kind: 'claim'; theory: string; claim: string; effort: Effort; seed: number };

/** What a task gives back. */
export type Outcome<T extends Task> = T extends { kind: 'claim' } ? Finding : Dataset;

/** The theory of that name. @throws InputError `THEORY_UNKNOWN`. */
export async function findTheory(registry: Entry[], id: string): Promise<Theory> {
  const entry = registry.find((candidate) => candidate.id === id);
  if (entry) return entry.load();
  const near = closest(
    id,
    registry.map((candidate) => candidate.id),
  );
  throw new InputError({
    code: 'THEORY_UNKNOWN',
    path: 'theory',
    expected: `one of ${registry.map((candidate) => candidate.id).join(', ')}`,
    received: `'${id}'`,
    ...(near.length > 0 ? { cause: `Did you mean '${near[0]}'?` } : {}),
    next: "'curvecast list' shows what there is",
  });
}

/** The engine or calculator of that id. @throws InputError `CALCULATION_UNKNOWN`. */
export function findCalculation(theory: Theory, id: string) {
  const all = [...theory.engines, ...theory.calculators];
  const found = all.find((calculation) => calculation.id === id);
  if (found) return found;
  throw new InputError({
    code: 'CALCULATION_UNKNOWN',
    path: 'calculation',
    expected: `a calculation of ${theory.id}: ${all.map((calculation) => calculation.id).join(', ')}`,
    received: `'${id}'`,
    next: `'curvecast list ${theory.id}' describes them`,
  });
}

/** The job a task stands for; parameters are validated here, once, on the side that computes. */
export async function jobOf(registry: Entry[], task: Task): Promise<Job<Dataset | Finding>> {
  const theory = await findTheory(registry, task.theory);
  if (task.kind === 'calculation') {
    const calculation = findCalculation(theory, task.calculation);
    return calculation.run(parseParameters(calculation.parameters, task.parameters), task.request);
  }
  const claim = theory.claims.find(({ id }) => id === task.claim);
  if (claim) return claim.check(task.effort, task.seed);
  throw new InputError({
    code: 'CLAIM_UNKNOWN',
    path: 'claim',
    expected: `a claim of ${theory.id}: ${theory.claims.map(({ id }) => id).join(', ')}`,
    received: `'${task.claim}'`,
    next: `'curvecast list ${theory.id}' describes them`,
  });
}
