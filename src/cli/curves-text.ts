import type { Part, Result } from '../artifacts/result.js';
import { type Dataset, numbers, type Theory } from '../contract/index.js';
import { quantitiesOf } from '../experiments/quantities.js';
import { brief, table } from './table.js';

/** More curves than this are left to the figures. */
const shownCurves = 10;

/** Where the curves of a single parameter set end, theory beside simulation; empty for families. */
export function curvesText({ parts, spec }: Result, theory: Theory): string {
  const own = parts.filter(({ differs }) => Object.keys(differs).length === 0);
  const [first] = own;
  if (!first || spec.vary || spec.sizes) return '';
  const known = new Map(quantitiesOf(theory).map((quantity) => [quantity.name, quantity]));
  const names = [...new Set(theory.views.flatMap(({ x, y }) => (x === 't' ? y : [])))];
  const rows = names
    .filter((name) => own.some(({ dataset }) => isCurve(dataset, name)))
    .slice(0, shownCurves)
    .map((name) => {
      const { symbol = '', meaning = '' } = known.get(name) ?? {};
      return [name, symbol, ...own.map((part) => endOf(part, name)), meaning];
    });
  if (rows.length === 0) return '';
  const end = numbers(first.dataset, 't').at(-1);
  const text = table(rows, ['curve', '', ...own.map(({ label }) => `${label} at t = ${brief(end, 3)}`), '']);
  return `\n${text.replace(/^(?=.)/gm, '  ')}`;
}

/** Over time alone, or over time for every replica. */
function isCurve({ series }: Dataset, name: string): boolean {
  const found = series[name];
  return found !== undefined && !Array.isArray(found.values) && /^(replica,)?t$/.test(found.dims.join());
}

/** The last value; of several replicas the mean. */
function endOf({ dataset }: Part, name: string): string {
  if (!isCurve(dataset, name)) return '';
  const values = numbers(dataset, name);
  const length = dataset.sizes.t!;
  const last = values.filter((_, k) => k % length === length - 1);
  return brief(last.reduce((sum, value) => sum + value, 0) / last.length, 4);
}
