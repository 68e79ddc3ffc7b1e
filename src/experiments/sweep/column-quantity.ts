import type { Quantity, Theory } from '../../contract/index.js';
import { quantitiesOf } from '../quantities.js';

/** What a column of a sweep shows, under the column's own name: `loss[t=10]` and `loss.simulated[t=10]` are the loss; undefined for others. */
export function columnQuantity(theory: Theory, column: string): Quantity | undefined {
  const [, name, simulated, place] = /^(\w+)(\.simulated)?(?:\[(.*)\])?$/.exec(column) ?? [];
  const quantity = quantitiesOf(theory).find((candidate) => candidate.name === name);
  if (!quantity) return undefined;
  const where = place ? ` at ${place.replaceAll('=', ' = ').replaceAll(',', ', ')}` : '';
  return { ...quantity, name: column, meaning: `${quantity.meaning}${where}${simulated ? ', simulated' : ''}` };
}
