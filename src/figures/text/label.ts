import type { Quantity } from '../../contract/index.js';

/** A piece of a label: on the line, below or above it. */
export interface Run {
  text: string;
  shift: 'line' | 'sub' | 'super';
}

export type Label = Run[];

/** Text as it stands. */
export function plain(text: string): Label {
  return text ? [{ text, shift: 'line' }] : [];
}

/** A mathematical symbol: `η_w`, `s_{max}`, `x^2` become sub- and superscripts. */
export function symbol(text: string): Label {
  const label: Label = [];
  for (const [, mark, braced, single, rest] of text.matchAll(
    /([_^])(?:\{([^}]*)\}|([\p{L}\p{N}∞*⊥∥]+))|([_^]|[^_^]+)/gu,
  )) {
    if (rest !== undefined) label.push({ text: rest, shift: 'line' });
    else label.push({ text: braced ?? single ?? '', shift: mark === '_' ? 'sub' : 'super' });
  }
  return label;
}

/** `kernelEigenvalue` as words: `kernel eigenvalue`. */
export function words(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, (_, before, capital) => `${before} ${capital.toLowerCase()}`);
}

/** Name, symbol and unit of a series, as an axis says them, longest form first. */
export function axisLabels(name: string, quantity?: Quantity): Label[] {
  if (!quantity) return [plain(words(name))];
  const unit = plain(quantity.unit ? ` (${quantity.unit})` : '');
  const mark = symbol(quantity.symbol);
  if (quantity.symbol === name) return [[...mark, ...unit], mark];
  return [
    [...plain(`${words(name)} `), ...mark, ...unit],
    [...plain(`${words(name)} `), ...mark],
    [...mark, ...unit],
    mark,
  ];
}

/** The label without typography, for tables and screen readers. */
export function spoken(label: Label): string {
  return label.map(({ text, shift }) => (shift === 'line' ? text : `${shift === 'sub' ? '_' : '^'}${text}`)).join('');
}
