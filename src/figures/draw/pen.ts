import type { Fonts } from '../fonts/index.js';
import type { Colour } from '../scene/index.js';
import type { ResolvedStyle } from '../style.js';
import type { Label } from '../text/label.js';
import { script } from '../text/measure.js';
import type { Theme } from '../theme.js';

/** What every part of a figure is drawn with. */
export interface Pen {
  document: Document;
  style: ResolvedStyle;
  theme: Theme;
  fonts: Fonts;
  /** Text size in pixels. */
  size: number;
}

type Attributes = Record<string, string | number>;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A new SVG element with attributes and children. */
export function element(pen: Pen, name: string, attributes: Attributes, children: (Element | string)[] = []): Element {
  const made = pen.document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** A line of text with sub- and superscripts. */
export function text(pen: Pen, label: Label, attributes: Attributes): Element {
  let risen = 0;
  const runs = label.map(({ text, shift }) => {
    const rise = shift === 'line' ? 0 : script[shift] * pen.size;
    const dy = rise - risen;
    risen = rise;
    if (shift === 'line' && dy === 0) return text;
    const size = shift === 'line' ? {} : { 'font-size': pen.size * script.size };
    return element(pen, 'tspan', { ...(dy === 0 ? {} : { dy }), ...size }, [text]);
  });
  return element(pen, 'text', { fill: pen.theme.ink, ...attributes }, runs);
}

export function colourOf({ theme }: Pen, colour: Colour): string {
  return typeof colour === 'string' ? theme[colour] : (theme.series[colour % theme.series.length] as string);
}

/** Dash pattern of a colour's later rounds, so that the eighth family differs from the first. */
export function dashOf({ theme }: Pen, colour: Colour): string | undefined {
  const round = typeof colour === 'number' ? Math.floor(colour / theme.series.length) : 0;
  return [undefined, '6 2.5', '2 2', '7 2 2 2'][round % 4];
}

/** Line width that goes with the text size. */
export function stroke({ size }: Pen, factor = 1): number {
  return Math.round(size * 0.115 * factor * 100) / 100;
}
