import { useState } from 'preact/hooks';
import type { ControlProps } from './number.js';

/** Lists, matrices and mixtures, written as JSON. */
export function JsonControl({ id, value, set }: ControlProps) {
  const [broken, setBroken] = useState(false);
  const text = JSON.stringify(value);
  return (
    <>
      <textarea
        id={id}
        rows={Math.min(6, 1 + Math.floor(text.length / 34))}
        spellcheck={false}
        value={text}
        onChange={({ currentTarget }) => {
          try {
            set(currentTarget.value.trim() === '' ? undefined : JSON.parse(currentTarget.value));
            setBroken(false);
          } catch {
            setBroken(true);
          }
        }}
      />
      {broken && <p class="control-error">This is not JSON: numbers in square brackets, e.g. [0.5, -1].</p>}
    </>
  );
}
