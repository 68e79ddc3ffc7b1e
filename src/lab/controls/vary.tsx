import type { Plain } from '../../contract/index.js';
import { change } from '../state/navigation.js';
import { spec } from '../state/session.js';
import type { Control } from '../worker/questions/control.js';
import { parsed, shownValue } from './scale.js';
import { Typed } from './typed.js';

/** Overlays curves for these values; undefined: goes back to one. */
export function vary(name: string, values: Plain[] | undefined): void {
  const { [name]: _, ...others } = spec.peek()?.vary ?? {};
  const all = values && values.length > 0 ? { ...others, [name]: values } : others;
  change({ vary: Object.keys(all).length > 0 ? all : undefined } as never);
}

/** The values of a family, as a list to be edited. */
export function FamilyField({ control, id, values }: { control: Control; id: string; values: Plain[] }) {
  const commit = (text: string) => {
    const words = text.split(',').filter((word) => word.trim() !== '');
    vary(
      control.name,
      words.map((word) => parsed(word, control)),
    );
  };
  return <Typed id={id} class="family" value={values.map(shownValue).join(', ')} commit={commit} />;
}
