import { real } from './outline.js';

/** What an element inherits from those around it; SVG's initial values to start with. */
export interface Paint {
  fill: string;
  stroke: string;
  fillOpacity: number;
  strokeOpacity: number;
  opacity: number;
  strokeWidth: number;
  dash: string;
  cap: string;
  join: string;
  fontSize: number;
  weight: number;
  anchor: string;
  strokeFirst: boolean;
}

export function initialPaint(fontSize: number): Paint {
  return {
    fill: '#000000',
    stroke: 'none',
    fillOpacity: 1,
    strokeOpacity: 1,
    opacity: 1,
    strokeWidth: 1,
    dash: 'none',
    cap: 'butt',
    join: 'miter',
    fontSize,
    weight: 400,
    anchor: 'start',
    strokeFirst: false,
  };
}

/** The paint inside an element. */
export function inherit(from: Paint, element: Element): Paint {
  const text = (name: string, inherited: string) => element.getAttribute(name) ?? inherited;
  const number = (name: string, inherited: number) =>
    Number.parseFloat(element.getAttribute(name) ?? String(inherited));
  return {
    fill: colour(text('fill', from.fill)),
    stroke: colour(text('stroke', from.stroke)),
    fillOpacity: number('fill-opacity', from.fillOpacity),
    strokeOpacity: number('stroke-opacity', from.strokeOpacity),
    opacity: from.opacity * number('opacity', 1),
    strokeWidth: number('stroke-width', from.strokeWidth),
    dash: text('stroke-dasharray', from.dash),
    cap: text('stroke-linecap', from.cap),
    join: text('stroke-linejoin', from.join),
    fontSize: number('font-size', from.fontSize),
    weight: number('font-weight', from.weight),
    anchor: text('text-anchor', from.anchor),
    strokeFirst: element.hasAttribute('paint-order')
      ? element.getAttribute('paint-order') === 'stroke'
      : from.strokeFirst,
  };
}

function colour(value: string): string {
  if (value === 'currentColor') return '#000000';
  if (value === 'white') return '#ffffff';
  return value === 'black' ? '#000000' : value;
}

/** Colour operands between 0 and 1. @throws Error for a colour that is not `#rrggbb`. */
export function rgb(value: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`colour '${value}' cannot be written to PDF`);
  return [1, 3, 5].map((at) => real(Number.parseInt(value.slice(at, at + 2), 16) / 255)).join(' ');
}

/** Operators that set colours, line style and transparency; `alpha` names a graphics state. */
export function paintOperators(paint: Paint, alpha: (fill: number, stroke: number) => string): string {
  const { fill, stroke, strokeWidth, dash, cap, join, opacity } = paint;
  const lines: string[] = [];
  if (fill !== 'none') lines.push(`${rgb(fill)} rg`);
  if (stroke !== 'none') {
    lines.push(`${rgb(stroke)} RG ${real(strokeWidth)} w`);
    lines.push(
      `${Math.max(0, ['butt', 'round', 'square'].indexOf(cap))} J ${Math.max(0, ['miter', 'round', 'bevel'].indexOf(join))} j`,
    );
    lines.push(dash === 'none' ? '[] 0 d' : `[${dash.replaceAll(',', ' ')}] 0 d`);
  }
  lines.push(`/${alpha(opacity * paint.fillOpacity, opacity * paint.strokeOpacity)} gs`);
  return lines.join('\n');
}

/** The operator that paints a path; nothing to paint ends it. */
export function painter({ fill, stroke }: Paint): string {
  if (fill === 'none') return stroke === 'none' ? 'n' : 'S';
  return stroke === 'none' ? 'f' : 'B';
}
