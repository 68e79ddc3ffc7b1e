import { isElement } from '../draw/serialise.js';
import type { Face, Font } from '../fonts/index.js';
import { isCombining, textWidth } from '../text/measure.js';
import { real } from './outline.js';
import { inherit, type Paint } from './paint.js';

interface Piece {
  text: string;
  x: number;
  y: number;
  paint: Paint;
}

/** The pieces of a text element, each at its place. */
export function piecesOf(element: Element, paint: Paint, faceOf: (paint: Paint) => Face): Piece[] {
  const pieces: Piece[] = [];
  let x = 0;
  let y = 0;
  let lineStart = 0;
  const endLine = () => {
    const line = pieces.slice(lineStart);
    const width = line.reduce(
      (sum, piece) => sum + textWidth(piece.text, piece.paint.fontSize, faceOf(piece.paint)),
      0,
    );
    const shift = { start: 0, middle: width / 2, end: width }[paint.anchor] ?? 0;
    for (const piece of line) piece.x -= shift;
    lineStart = pieces.length;
  };
  const visit = (node: Element, outer: Paint) => {
    const own = inherit(outer, node);
    const length = (name: string) => lengthOf(node.getAttribute(name), own.fontSize);
    if (node.hasAttribute('x') || node.hasAttribute('y')) {
      endLine();
      if (node.hasAttribute('x')) x = length('x');
      if (node.hasAttribute('y')) y = length('y');
    }
    x += length('dx');
    y += length('dy');
    for (const child of node.childNodes) {
      if (isElement(child)) visit(child, own);
      else if (child.textContent) {
        pieces.push({ text: child.textContent, x, y, paint: own });
        x += textWidth(child.textContent, own.fontSize, faceOf(own));
      }
    }
  };
  visit(element, paint);
  endLine();
  return pieces;
}

function lengthOf(text: string | null, fontSize: number): number {
  return text === null ? 0 : Number.parseFloat(text) * (text.endsWith('em') ? fontSize : 1);
}

/** Operators that show a text; accents are centred over the character before them and lifted clear of it. */
export function showText(text: string, font: Font, size: number, used: Map<number, string>): string {
  const thousandths = 1000 / font.unitsPerEm;
  const lines: string[] = [];
  let row: string[] = [];
  const flush = () => {
    if (row.length > 0) lines.push(`[${row.join(' ')}] TJ`);
    row = [];
  };
  let base = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const glyph = font.glyph(code);
    if (!used.has(glyph)) used.set(glyph, character);
    const hex = `<${glyph.toString(16).padStart(4, '0')}>`;
    if (!isCombining(code)) {
      row.push(hex);
      base = glyph;
      continue;
    }
    const width = font.advance(base);
    const [left, bottom, right] = font.outline(glyph);
    const [baseLeft, , baseRight, baseTop] = font.outline(base);
    const offset = (baseLeft + baseRight - left - right) / 2 - width;
    const rise = Math.max(0, baseTop + 0.06 * font.unitsPerEm - bottom) * (size / font.unitsPerEm);
    row.push(real(-offset * thousandths));
    flush();
    lines.push(`${real(rise)} Ts`);
    row.push(hex, real((offset + font.advance(glyph)) * thousandths));
    flush();
    lines.push('0 Ts');
  }
  flush();
  return lines.join('\n');
}
