const ALLOWED = new Set(
  'sqrt abs floor ceil round trunc min max sign imul clz32 fround PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2'.split(' '),
);

/** Source with comments, strings and regular expressions blanked; lines stay where they are, code inside `${}` stays. */
export function stripped(source: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=[=(,:?[!&|{};\n]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*|`/g;
  let out = '';
  let at = 0;
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    out += source.slice(at, match.index);
    const end = match[0] === '`' ? templateEnd(source, match.index) : match.index + match[0].length;
    out += match[0] === '`' ? strippedTemplate(source.slice(match.index, end)) : blank(match[0]);
    token.lastIndex = at = end;
  }
  return out + source.slice(at);
}

/** Index behind the closing backtick of the template that opens at `start`. */
function templateEnd(source: string, start: number): number {
  let i = start + 1;
  while (i < source.length && source[i] !== '`') {
    if (source[i] === '\\') i += 2;
    else if (source.startsWith('${', i)) i = substitutionEnd(source, i);
    else i += 1;
  }
  return i + 1;
}

/** Index behind the brace that closes the substitution opening at `start`. */
function substitutionEnd(source: string, start: number): number {
  let depth = 0;
  for (let i = start + 1; i < source.length; i++) {
    if (source[i] === '`') i = templateEnd(source, i) - 1;
    else if (source[i] === '{') depth += 1;
    else if (source[i] === '}' && --depth === 0) return i + 1;
  }
  return source.length;
}

function strippedTemplate(template: string): string {
  let out = '';
  let i = 0;
  while (i < template.length) {
    if (template[i] === '\\') {
      out += '  ';
      i += 2;
    } else if (template.startsWith('${', i)) {
      const end = substitutionEnd(template, i);
      out += ` ;${stripped(template.slice(i + 2, end - 1))} `;
      i = end;
    } else {
      out += template[i] === '\n' ? '\n' : ' ';
      i += 1;
    }
  }
  return out;
}

/** Uses that may be fine: `{ names } = Math`, `Math.name`; and uses that never are. Other mentions of Math are caught too. */
const SUSPECT =
  /\{([\w\s,]*)\}\s*=\s*Math\b(?!\s*[.[])|(?<![\w$.])(?:globalThis\s*\.\s*)?Math\b(?:\s*\.\s*(\w+))?|\*\*=?|(?<![\w$.])Date\b/g;

/** What in `source` may differ between engines or runs, as `line: what`: Math functions off the list, `**`, Math as a value, Date. */
export function engineDependence(source: string): string[] {
  const found: string[] = [];
  const lines = stripped(source).split('\n');
  for (const [i, line] of lines.entries()) {
    for (const [text, destructured, member] of line.matchAll(SUSPECT)) {
      const names = (destructured ?? member ?? '').split(',').map((name) => name.trim());
      if (!names.every((name) => ALLOWED.has(name))) found.push(`${i + 1}: ${text}`);
    }
  }
  return found;
}
