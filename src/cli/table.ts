/** A plain-text table: columns as wide as their widest cell, numbers to the right, the last column unpadded. */
export function table(rows: string[][], header?: string[]): string {
  const all = header ? [header, ...rows] : rows;
  const columns = Math.max(0, ...all.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, c) => Math.max(...all.map((row) => width(row[c] ?? ''))));
  const numeric = widths.map((_, c) => rows.length > 0 && rows.every((row) => /^[-+.\dein∞ ]*$/.test(row[c] ?? '')));
  const line = (row: string[]) =>
    row
      .map((cell, c) => (numeric[c] ? cell.padStart(widths[c]!) : c === columns - 1 ? cell : pad(cell, widths[c]!)))
      .join('  ')
      .trimEnd();
  const rule = widths.map((w) => '-'.repeat(w)).join('  ');
  return `${[...(header ? [line(header), rule] : []), ...rows.map(line)].join('\n')}\n`;
}

/** A number with at most `digits` significant digits, in the shortest honest form. */
export function brief(value: number | string | undefined, digits = 5): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value === Number.POSITIVE_INFINITY) return '∞';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6))
    return value
      .toExponential(digits - 1)
      .replace(/\.?0+e/, 'e')
      .replace('e+', 'e');
  return String(Number(value.toPrecision(digits)));
}

function width(text: string): number {
  return [...text].length;
}

function pad(text: string, to: number): string {
  return text + ' '.repeat(to - width(text));
}
