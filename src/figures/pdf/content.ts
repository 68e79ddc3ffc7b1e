import { isElement } from '../draw/serialise.js';
import type { Face, Fonts } from '../fonts/index.js';
import { circleOperators, pathOperators, real } from './outline.js';
import { inherit, initialPaint, type Paint, painter, paintOperators } from './paint.js';
import { piecesOf, showText } from './typesetting.js';

/** The drawing operators of a page and the resources they name. */
export interface Content {
  operators: string;
  /** Graphics state name -> its fill and stroke opacity. */
  alphas: Map<string, [number, number]>;
  /** Glyphs used of each face, with the character each stands for. */
  glyphs: Map<Face, Map<number, string>>;
}

/** Name of a face in the page's resources. */
export const fontName = (face: Face) => `F${face.weight}`;

interface Writer extends Content {
  lines: string[];
  root: Element;
  fonts: Fonts;
}

/** Walks the SVG of a figure and says the same in PDF operators; coordinates stay pixels, y down. */
export function contentOf(root: Element, fonts: Fonts, fontSize: number): Content {
  const writer: Writer = { operators: '', alphas: new Map(), glyphs: new Map(), lines: [], root, fonts };
  walk(writer, root, initialPaint(fontSize));
  return { ...writer, operators: writer.lines.join('\n') };
}

const silent = new Set(['title', 'desc', 'style', 'clipPath', 'defs']);

function walk(writer: Writer, element: Element, outer: Paint): void {
  const tag = element.tagName;
  if (silent.has(tag)) return;
  const paint = inherit(outer, element);
  writer.lines.push('q');
  const transform = element.getAttribute('transform');
  if (transform) writer.lines.push(...transformOperators(transform));
  const clip = /url\(#([^)]+)\)/.exec(element.getAttribute('clip-path') ?? '')?.[1];
  if (clip) writer.lines.push(`${clipShape(writer.root, clip)} W n`);
  if (tag === 'text') writeText(writer, element, paint);
  else if (tag === 'g' || tag === 'svg') for (const child of element.children) walk(writer, child, paint);
  else
    writer.lines.push(
      paintOperators(paint, (...pair) => alpha(writer, ...pair)),
      shape(element),
      painter(paint),
    );
  writer.lines.push('Q');
}

function alpha({ alphas }: Writer, fill: number, stroke: number): string {
  const name = `A${Math.round(fill * 1000)}x${Math.round(stroke * 1000)}`;
  alphas.set(name, [fill, stroke]);
  return name;
}

function transformOperators(transform: string): string[] {
  return [...transform.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, kind, list = '']) => {
    const [a = 0, b = 0] = list.split(/[\s,]+/).map(Number);
    if (kind === 'translate') return `1 0 0 1 ${real(a)} ${real(b)} cm`;
    if (kind !== 'rotate') throw new Error(`transform '${kind}' cannot be written to PDF`);
    const [cos, sin] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)];
    return `${[cos, sin, -sin, cos].map(real).join(' ')} 0 0 cm`;
  });
}

function clipShape(root: Element, id: string): string {
  const clip = [...root.querySelectorAll('clipPath')].find((candidate) => candidate.getAttribute('id') === id);
  const inside = [...(clip?.childNodes ?? [])].find(isElement);
  if (!inside) throw new Error(`clip path '${id}' is not in the figure`);
  return shape(inside);
}

function shape(element: Element): string {
  const at = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '0');
  switch (element.tagName) {
    case 'path':
      return pathOperators(element.getAttribute('d') ?? '');
    case 'rect':
      return `${['x', 'y', 'width', 'height'].map((name) => real(at(name))).join(' ')} re`;
    case 'line':
      return `${real(at('x1'))} ${real(at('y1'))} m ${real(at('x2'))} ${real(at('y2'))} l`;
    case 'circle':
      return circleOperators(at('cx'), at('cy'), at('r'));
    default:
      throw new Error(`element '${element.tagName}' cannot be written to PDF`);
  }
}

function writeText(writer: Writer, element: Element, outer: Paint): void {
  const faceOf = ({ weight }: Paint) => (weight >= 550 ? writer.fonts.semibold : writer.fonts.regular);
  for (const { text, x, y, paint } of piecesOf(element, outer, faceOf)) {
    const face = faceOf(paint);
    const used = writer.glyphs.get(face) ?? new Map<number, string>();
    writer.glyphs.set(face, used);
    writer.lines.push(paintOperators(paint, (...pair) => alpha(writer, ...pair)));
    const modes = paint.stroke === 'none' ? [0] : paint.strokeFirst ? [1, 0] : [2];
    for (const mode of modes)
      writer.lines.push(
        `BT ${mode} Tr /${fontName(face)} ${real(paint.fontSize)} Tf 1 0 0 -1 ${real(x)} ${real(y)} Tm`,
        showText(text, face.font, paint.fontSize, used),
        'ET',
      );
  }
}
