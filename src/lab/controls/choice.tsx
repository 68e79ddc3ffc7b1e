import type { Plain } from '../../contract/index.js';
import type { ControlProps } from './number.js';
import { shownValue } from './scale.js';
import { Typed } from './typed.js';

/** One of several names. */
export function ChoiceControl({ control: { choices = [] }, id, value, set }: ControlProps) {
  return (
    <select id={id} value={String(value)} onChange={({ currentTarget }) => set(currentTarget.value)}>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </select>
  );
}

/** Yes or no. */
export function FlagControl({ id, value, set }: ControlProps) {
  return (
    <input
      id={id}
      type="checkbox"
      checked={value === true}
      onChange={({ currentTarget }) => set(currentTarget.checked)}
    />
  );
}

/** One of several kinds, each with numbers of its own. */
export function VariantsControl({ control: { name, variants = [] }, id, value, set }: ControlProps) {
  const now = value as Record<string, Plain>;
  const fields = variants.find(({ kind }) => kind === now.kind)?.fields ?? [];
  return (
    <div class="variants">
      <select id={id} value={String(now.kind)} onChange={({ currentTarget }) => set({ kind: currentTarget.value })}>
        {variants.map(({ kind }) => (
          <option key={kind} value={kind}>
            {kind}
          </option>
        ))}
      </select>
      {fields.map((field) => (
        <label key={field.name} class="variant-field">
          <span>{field.name}</span>
          <Typed
            class="number"
            inputMode="decimal"
            aria-label={`${name}: ${field.name}`}
            value={shownValue(now[field.name] ?? field.default)}
            commit={(text) => set({ ...now, [field.name]: numberOrText(text) })}
          />
        </label>
      ))}
    </div>
  );
}

function numberOrText(text: string): Plain {
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}
