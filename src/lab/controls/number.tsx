import type { Plain } from '../../contract/index.js';
import type { Control } from '../worker/questions/control.js';
import { parsed, positionOf, positions, shownValue, valueAt } from './scale.js';
import { Typed } from './typed.js';

/** A number: slider where its metadata names a range, and a field for any legal value. */
export function NumberControl({ control, id, value, set }: ControlProps) {
  const { meta, words = [] } = control;
  const number = typeof value === 'number' ? value : undefined;
  return (
    <>
      <div class="control-field">
        <Typed
          id={id}
          class="number"
          inputMode="decimal"
          value={shownValue(value)}
          commit={(text) => set(parsed(text, control))}
        />
        {words.map((word) => (
          <button
            key={word}
            type="button"
            class="chip"
            aria-pressed={value === word}
            title={`${meta.symbol} = ${word}`}
            onClick={() => set(value === word ? undefined : word)}
          >
            {word === 'Infinity' ? '∞' : 'auto'}
          </button>
        ))}
      </div>
      {meta.range && (
        <input
          class="slider"
          type="range"
          min={0}
          max={positions}
          value={number === undefined ? positions : positionOf(number, control)}
          aria-label={control.name}
          aria-valuetext={shownValue(value)}
          onInput={({ currentTarget }) => set(valueAt(Number(currentTarget.value), control))}
        />
      )}
    </>
  );
}

/** What every kind of control is given. `set(undefined)` goes back to the default. */
export interface ControlProps {
  control: Control;
  id: string;
  value: Plain;
  set(value: Plain | undefined): void;
}
