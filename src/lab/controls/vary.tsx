import type { Plain } from '../../contract/index.js';
import { change } from '../state/navigation.js';
import { spec } from '../state/session.js';
import type { Control } from '../worker/questions/control.js';
import { parsed, shownValue } from './scale.js';

/** Overlays curves for these values; undefined: goes back to one. */
export function vary(name: string, values: Plain[] | undefined): void {
  const { [name]: _, ...others } = spec.peek()?.vary ?? {};
  const all = values && values.length > 0 ? { ...others, [name]: values } : others;
  change({ vary: Object.keys(all).length > 0 ? all : undefined } as never);
}

/** The values of a family, as a list to be edited. */
export function FamilyField({ control, id, values }: { control: Control; id: string; values: Plain[] }) {
  return (
    <input
      id={id}
      class="family"
      type="text"
      autocomplete="off"
      value={values.map(shownValue).join(', ')}
      onChange={({ currentTarget }) => {
        const words = currentTarget.value.split(',').filter((word) => word.trim() !== '');
        vary(
          control.name,
          words.map((word) => parsed(word, control)),
        );
      }}
    />
  );
}
