import type { ControlProps } from '../../controls/number.js';
import { Typed } from '../../controls/typed.js';

/** A list of numbers, written with commas. */
export function NumbersControl({ id, value, set }: ControlProps) {
  const commit = (text: string) => {
    const numbers = text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number);
    if (!numbers.some(Number.isNaN)) set(numbers);
  };
  const shown = Array.isArray(value) ? value.join(', ') : '';
  return <Typed id={id} class="number list" inputMode="decimal" value={shown} commit={commit} />;
}
