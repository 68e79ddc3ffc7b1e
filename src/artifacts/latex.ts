const special: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  ø: '{\\o}',
  Ø: '{\\O}',
  ł: '{\\l}',
  Ł: '{\\L}',
  ß: '{\\ss}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  œ: '{\\oe}',
  ı: '{\\i}',
  '–': '--',
  '—': '---',
  '’': "'",
};

const accents: Record<string, string> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0327': 'c',
  '\u0328': 'k',
};

/** Plain text as LaTeX source: special characters escaped, accented letters as commands, everything else as it is. */
export function latexText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Letter}\p{Mark}+|[&%$#_{}]|[^\p{Mark}]/gu, (found) => {
      if (/^[&%$#_{}]$/.test(found)) return `\\${found}`;
      const [letter, ...marks] = [...found] as [string, ...string[]];
      return marks.reduce((inner, mark) => accented(inner, mark), special[letter] ?? letter);
    })
    .normalize('NFC');
}

function accented(letter: string, mark: string): string {
  const command = accents[mark];
  return command ? `{\\${command}{${letter}}}` : `${letter}${mark}`;
}
