import type { ControlProps } from '../../controls/number.js';

/** A list of numbers, written with commas. */
export function NumbersControl({ id, value, set }: ControlProps) {
  const shown = Array.isArray(value) ? value.join(', ') : '';
  return (
    <input
      id={id}
      class="number list"
      type="text"
      inputMode="decimal"
      autocomplete="off"
      value={shown}
      onChange={({ currentTarget }) => {
        const numbers = currentTarget.value
          .split(/[\s,;]+/)
          .filter(Boolean)
          .map(Number);
        if (numbers.some(Number.isNaN)) currentTarget.value = shown;
        else set(numbers);
      }}
    />
  );
}
