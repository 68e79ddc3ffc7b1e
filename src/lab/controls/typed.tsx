import { useSignal } from '@preact/signals';
import type { TargetedEvent } from 'preact';

type Field = HTMLInputElement | HTMLTextAreaElement;
type Event = TargetedEvent<Field>;

interface TypedProps {
  id?: string;
  class: string;
  type?: 'text' | 'number';
  inputMode?: 'text' | 'decimal';
  min?: number;
  max?: number;
  size?: number;
  'aria-label'?: string;
  value: string;
  commit(text: string): unknown;
}

/** A text field that keeps what is being typed while the page around it is drawn anew, and hands it on when the reader is done. */
export function Typed({ type = 'text', value, commit, ...rest }: TypedProps) {
  const field = { autocomplete: 'off', ...rest, ...useDraft(value, commit) };
  return type === 'number' ? <input type="number" {...field} /> : <input type="text" {...field} />;
}

/** The same as properties of any text field. A `commit` that gives false leaves the text to be mended. */
export function useDraft(value: string, commit: (text: string) => unknown) {
  const draft = useSignal<string | undefined>(undefined);
  return {
    value: draft.value ?? value,
    onInput: ({ currentTarget }: Event) => {
      draft.value = currentTarget.value;
    },
    onChange: ({ currentTarget }: Event) => {
      if (commit(currentTarget.value) !== false) draft.value = undefined;
    },
    // What was typed and taken back is no draft: it must not hide what is set elsewhere.
    onBlur: () => {
      if (draft.value === value) draft.value = undefined;
    },
  };
}
