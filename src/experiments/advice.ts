import type { Spec } from '../artifacts/spec.js';
import { type Advice, type Entry, finish, InputError, parseParameters } from '../contract/index.js';
import { findTheory } from './task.js';

/** The theory's advice for a spec. @throws InputError `ADVICE_UNAVAILABLE`, or what the adviser finds wrong with the goal. */
export async function advice(
  { theory: id, parameters, seed }: Spec,
  goal: Record<string, number>,
  registry: Entry[],
): Promise<Advice[]> {
  const theory = await findTheory(registry, id);
  if (theory.advise) return finish(theory.advise(parseParameters(theory.parameters, parameters), goal, seed));
  throw new InputError({
    code: 'ADVICE_UNAVAILABLE',
    path: 'theory',
    expected: 'a theory with an adviser',
    received: id,
    next: `'curvecast run ${id}' names the regime and what would change it`,
  });
}
