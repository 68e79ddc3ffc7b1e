import { type Label, symbol } from '../../figures/text/label.js';

/** A mathematical symbol such as `η_w` with its sub- and superscripts. */
export function MathSymbol({ text }: { text: string }) {
  return (
    <span class="symbol">
      <LabelText label={symbol(text)} />
    </span>
  );
}

/** A label of a figure as text of the page. */
export function LabelText({ label }: { label: Label }) {
  return (
    <>
      {label.map(({ text, shift }) =>
        shift === 'sub' ? <sub>{text}</sub> : shift === 'super' ? <sup>{text}</sup> : text,
      )}
    </>
  );
}
