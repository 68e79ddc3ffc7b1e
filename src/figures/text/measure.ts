import type { Face } from '../fonts/index.js';
import type { Label } from './label.js';

/** Size of sub- and superscripts, and how far they leave the line, in units of the text size. */
export const script = { size: 0.72, sub: 0.2, super: -0.38 };

/** Accents that sit on the character before them. */
export const isCombining = (code: number) => code >= 0x300 && code <= 0x36f;

/** Width of a text in the units of `size`. */
export function textWidth(text: string, size: number, { font }: Face): number {
  let units = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (!isCombining(code)) units += font.advance(font.glyph(code));
  }
  return (units * size) / font.unitsPerEm;
}

export function labelWidth(label: Label, size: number, face: Face): number {
  return label.reduce(
    (sum, { text, shift }) => sum + textWidth(text, shift === 'line' ? size : script.size * size, face),
    0,
  );
}

/** Breaks a text into lines no wider than `width`. */
export function wrap(text: string, width: number, size: number, face: Face): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size, face) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
