import katex from 'katex';
import 'katex/dist/katex.min.css';

/** A formula as HTML with MathML beside it for screen readers. `\htmlClass{term-NAME}{…}` marks the terms of a parameter. */
export function typeset(tex: string): string {
  return katex.renderToString(tex, {
    displayMode: true,
    throwOnError: false,
    strict: false,
    trust: ({ command }) => command === '\\htmlClass',
  });
}
