import type { Plain } from '../../contract/index.js';
import type { Control } from '../worker/questions/control.js';
import { positionOf, positions, valueAt } from './scale.js';

/** Values a family starts with: three around the present one, or all choices. */
export function firstFamily(control: Control, value: Plain): Plain[] {
  if (control.kind === 'choice') return (control.choices ?? []).slice(0, 6);
  const centre = typeof value === 'number' ? positionOf(value, control) : positions / 2;
  const held = Math.min(0.8 * positions, Math.max(0.2 * positions, centre));
  return [held - 0.2 * positions, held, held + 0.2 * positions].map((position) => valueAt(position, control));
}

/** Whether curves for several values of a parameter can be overlaid. */
export function canVary({ kind, meta }: Control): boolean {
  return kind === 'choice' || (kind === 'number' && meta.range !== undefined);
}
