import type { Control } from '../worker/questions/control.js';

/** Positions of a slider. */
export const positions = 1000;

/** Where a value stands on the slider of a control, held between its ends. */
export function positionOf(value: number, { meta: { range = [0, 1], scale } }: Control): number {
  const [low, high] = range;
  const held = Math.min(high, Math.max(low, value));
  const share = scale === 'log' ? Math.log(held / low) / Math.log(high / low) : (held - low) / (high - low);
  return Math.round(share * positions);
}

/** The value at a position, rounded so that people can read it. */
export function valueAt(position: number, { meta: { range = [0, 1], scale }, whole }: Control): number {
  const [low, high] = range;
  const share = position / positions;
  const exact = scale === 'log' ? low * (high / low) ** share : low + share * (high - low);
  if (whole) return Math.round(exact);
  if (scale === 'log') return Number(exact.toPrecision(3));
  const step = 10 ** Math.floor(Math.log10((high - low) / 200));
  return Number((Math.round(exact / step) * step).toPrecision(12));
}

/** A number as a person may write it; the text itself where it is none, so that the schema can say what is wrong. */
export function parsed(text: string, { words = [] }: Control): number | string {
  const trimmed = text.trim().replace('−', '-');
  if (words.includes('Infinity') && /^(∞|inf(inity)?)$/i.test(trimmed)) return 'Infinity';
  return trimmed === '' || Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed);
}

/** A value as its field shows it. */
export function shownValue(value: unknown): string {
  if (value === 'Infinity') return '∞';
  return typeof value === 'number' || typeof value === 'string' ? String(value) : JSON.stringify(value);
}
