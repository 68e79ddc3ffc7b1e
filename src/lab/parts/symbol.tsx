import { symbol } from '../../figures/text/label.js';

/** A mathematical symbol such as `η_w` with its sub- and superscripts. */
export function MathSymbol({ text }: { text: string }) {
  return (
    <span class="symbol">
      {symbol(text).map(({ text, shift }) =>
        shift === 'sub' ? <sub>{text}</sub> : shift === 'super' ? <sup>{text}</sup> : text,
      )}
    </span>
  );
}
