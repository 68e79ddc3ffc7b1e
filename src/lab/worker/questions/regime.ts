import type { Spec } from '../../../artifacts/spec.js';
import { parseParameters, type Regime } from '../../../contract/index.js';
import { findTheory } from '../../../experiments/task.js';
import type { Context } from './index.js';

/** The phase of a spec, why, and what would change it; undefined where the theory names none. */
export async function regime({ spec }: { spec: Spec }, { registry, breathe }: Context): Promise<Regime | undefined> {
  const theory = await findTheory(registry, spec.theory);
  const job = theory.regime?.(parseParameters(theory.parameters, spec.parameters), spec.seed);
  if (!job) return undefined;
  for (;;) {
    const { done, value } = job.next();
    if (done) return value;
    await breathe();
  }
}
