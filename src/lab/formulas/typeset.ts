import katex from 'katex';
import 'katex/dist/katex.min.css';

/**
 * A formula as HTML with MathML beside it for screen readers, in pieces that stand on one line each where they fit.
 * `\htmlClass{term-NAME}{…}` marks the terms of a parameter.
 */
export function typeset(tex: string): string {
  return equations(tex)
    .map((each) => `<span class="tex-piece">${rendered(each)}</span>`)
    .join(' ');
}

function rendered(tex: string): string {
  return katex.renderToString(tex, {
    displayMode: true,
    throwOnError: false,
    strict: false,
    trust: ({ command }) => command === '\\htmlClass',
  });
}

/** The equations of a formula: what stands between wide spaces outside all braces. */
function equations(tex: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: mark, index } of tex.matchAll(/[{}]|\\q?quad(?![a-z])/g)) {
    if (mark === '{') depth++;
    else if (mark === '}') depth--;
    else if (depth === 0) {
      found.push(tex.slice(from, index));
      from = index + mark.length;
    }
  }
  return [...found, tex.slice(from)].map((each) => each.trim()).filter(Boolean);
}
