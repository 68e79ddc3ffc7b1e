import type { Label } from '../text/label.js';
import { readable, superscript } from '../text/number.js';

export interface Tick {
  at: number;
  text: string;
}

export interface Axis {
  /** Forms of the label, longest first. */
  labels: Label[];
  scale: 'linear' | 'log';
  domain: [number, number];
  ticks: Tick[];
  /** Unlabelled ticks between. */
  minor: number[];
}

/** Decades a logarithmic axis shows at most: below, double precision is noise. */
const decades = 18;

/** An axis that holds all finite (on a logarithmic one: positive) values, and how many lie below its cut. */
export function axisOver(
  values: Iterable<number>,
  scale: 'linear' | 'log',
  labels: Label[],
): Axis & { cut: number; empty: boolean } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const kept: number[] = [];
  for (const value of values) {
    if (!Number.isFinite(value) || (scale === 'log' && value <= 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    if (scale === 'log') kept.push(value);
  }
  const floor = high * 10 ** -decades;
  const cut = kept.filter((value) => value < floor).length;
  if (cut > 0) low = floor;
  const domain = low > high ? ([scale === 'log' ? 0.1 : 0, 1] as [number, number]) : padded(low, high, scale);
  return {
    labels,
    scale,
    domain,
    cut,
    empty: low > high,
    ...(low > high ? { ticks: [], minor: [] } : ticksOf(domain, scale, 5)),
  };
}

/** Numbers beyond these are as good as zero, or cannot be drawn without overflow. */
export const tiniest = 1e-290;
export const largest = 1e300;

function padded(low: number, high: number, scale: 'linear' | 'log'): [number, number] {
  if (scale === 'log') {
    const room = (high / low) ** 0.04;
    return sound([low / room, high * room], scale);
  }
  const width = high - low;
  const bottom = low >= 0 && low <= 0.2 * width ? 0 : low - 0.04 * width;
  return sound([bottom, high + 0.04 * width], scale);
}

/** Ends in order, within what can be drawn, and far enough apart to tell numbers between them. */
export function sound([from, to]: [number, number], scale: 'linear' | 'log'): [number, number] {
  const floor = scale === 'log' ? tiniest : -largest;
  const [low, high] = [Math.min(from, to), Math.max(from, to)].map((end) =>
    Math.min(Math.max(end, floor), largest),
  ) as [number, number];
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low > 1e-12 * size && size > tiniest) return [low, high];
  if (scale === 'log') return [low / 2, high * 2];
  return size > tiniest ? [low - 0.1 * size, high + 0.1 * size] : [-1, 1];
}

/** The axis with these ends (no room around them). */
export function axisBetween(ends: [number, number], scale: 'linear' | 'log', labels: Label[]): Axis {
  const domain = sound(ends, scale);
  return { labels, scale, domain, ...ticksOf(domain, scale, 5) };
}

/** The same axis with about `count` labels. */
export function withTicks(axis: Axis, count: number): Axis {
  return { ...axis, ...ticksOf(axis.domain, axis.scale, Math.max(2, count)) };
}

function ticksOf([low, high]: [number, number], scale: 'linear' | 'log', count: number): Pick<Axis, 'ticks' | 'minor'> {
  return scale === 'log' ? logTicks(low, high, count) : linearTicks(low, high, count);
}

function linearTicks(low: number, high: number, count: number): Pick<Axis, 'ticks' | 'minor'> {
  const raw = (high - low) / count;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = unit * ([1, 2, 2.5, 5, 10].find((factor) => factor * unit >= raw * 0.85) ?? 10);
  const ticks: Tick[] = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++)
    ticks.push({ at: k * step, text: '' });
  const farthest = Math.max(...ticks.map(({ at }) => Math.abs(at)));
  const digits = Math.min(15, Math.max(1, Math.ceil(Math.log10(farthest / step) + 1.3)));
  for (const tick of ticks) tick.text = tick.at === 0 ? '0' : readable(tick.at, digits);
  return { ticks, minor: [] };
}

function logTicks(low: number, high: number, count: number): Pick<Axis, 'ticks' | 'minor'> {
  const from = Math.ceil(Math.log10(low) - 1e-9);
  const to = Math.floor(Math.log10(high) + 1e-9);
  if (to - from < 1) return shortLogTicks(low, high, count);
  const stride = Math.max(1, Math.ceil((to - from) / count));
  const ticks: Tick[] = [];
  const minor: number[] = [];
  for (let k = from - 1; k <= to; k++) {
    if (k >= from && k % stride === 0) ticks.push({ at: 10 ** k, text: `10${superscript(k)}` });
    else if (k >= from) minor.push(10 ** k);
    if (stride > 1) continue;
    for (let digit = 2; digit < 10; digit++) {
      const at = digit * 10 ** k;
      if (at >= low && at <= high) minor.push(at);
    }
  }
  return { ticks, minor };
}

/** Less than a decade or so: round numbers, on the logarithmic axis. */
function shortLogTicks(low: number, high: number, count: number): Pick<Axis, 'ticks' | 'minor'> {
  const first = Math.floor(Math.log10(low));
  const candidates = [...Array(Math.ceil(Math.log10(high)) - first + 1).keys()].flatMap((k) =>
    [1, 2, 3, 5].map((digit) => digit * 10 ** (first + k)),
  );
  const inside = candidates.filter((at) => at >= low * (1 - 1e-9) && at <= high * (1 + 1e-9));
  if (inside.length < 2) return linearTicks(low, high, count);
  return { ticks: inside.map((at) => ({ at, text: readable(at, 3) })), minor: [] };
}
