import { useState } from 'preact/hooks';
import type { ControlProps } from './number.js';
import { useDraft } from './typed.js';

/** Lists, matrices and mixtures, written as JSON. */
export function JsonControl({ id, value, set }: ControlProps) {
  const [broken, setBroken] = useState(false);
  const text = JSON.stringify(value);
  const typed = useDraft(text, (written) => {
    try {
      set(written.trim() === '' ? undefined : JSON.parse(written));
      setBroken(false);
      return true;
    } catch {
      setBroken(true);
      return false;
    }
  });
  return (
    <>
      <textarea id={id} rows={Math.min(6, 1 + Math.floor(text.length / 34))} spellcheck={false} {...typed} />
      {broken && <p class="control-error">This is not JSON: numbers in square brackets, e.g. [0.5, -1].</p>}
    </>
  );
}
