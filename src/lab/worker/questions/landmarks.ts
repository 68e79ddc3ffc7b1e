import type { Dataset } from '../../../contract/index.js';
import { evaluate, measurable } from '../../../experiments/evaluate.js';
import { findTheory } from '../../../experiments/task.js';
import type { Context } from './index.js';

/** Values of a theory's measures on curves the page already has; those it has no curves for are left out. */
export async function landmarks(
  { theory: id, dataset, names }: { theory: string; dataset: Dataset; names: string[] },
  { registry }: Context,
): Promise<Record<string, number | string>> {
  const { measures } = await findTheory(registry, id);
  const wanted = measures.filter((measure) => names.includes(measure.name) && measurable(measure, dataset));
  return Object.fromEntries(wanted.map((measure) => [measure.name, evaluate(measure, dataset).value]));
}
