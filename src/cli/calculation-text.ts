import type { Part, Result } from '../artifacts/result.js';
import { coordinateOf, type Dataset, type Quantity, type Series, type Theory } from '../contract/index.js';
import { quantitiesOf } from '../experiments/quantities.js';
import { brief, table } from './table.js';

/** Rows of a curve that the terminal shows, evenly chosen with both ends. */
const shownRows = 12;
/** Curves side by side in one table. */
const shownColumns = 4;
/** Side of a matrix that is still printed. */
const shownSide = 6;

/** What a person reads of a calculator: its constants, its curves in a few rows, small matrices, and where the rest is. */
export function calculationText(result: Result, theory: Theory, written: string | undefined): string {
  const known = new Map(quantitiesOf(theory).map((quantity) => [quantity.name, quantity]));
  const guides = new Set(theory.views.flatMap(({ guides: lines = {} }) => Object.values(lines)));
  const several = result.parts.length > 1;
  return [
    `${theory.title}\n${theory.summary}\n`,
    ...result.parts.map((part) => `${several ? `\n${part.label}\n` : ''}${partText(part, known, guides)}`),
    `\n${result.notes.map((note) => `${note}\n`).join('')}`,
    written
      ? `\nWritten to ${written}: look at ${written}/report.html, load ${written}/result.npz\n`
      : `\nNext: --out DIR keeps all numbers, figures and a report, --json prints them (curvecast calculate ${result.spec.theory} ${result.spec.calculation} --help)\n`,
  ].join('');
}

type Known = Map<string, Quantity>;
type Named = { name: string; series: Series };

/** Guide lines belong to the pictures. */
function partText({ dataset }: Part, known: Known, guides: Set<string>): string {
  const all = Object.entries(dataset.series).map(([name, series]): Named => ({ name, series }));
  const values = all.filter(({ name, series: { dims } }) => !guides.has(name) && (dims[0] !== name || dims.length > 1));
  const ofRank = (rank: number) => values.filter(({ series }) => series.dims.length === rank);
  const printed = ofRank(2).filter(({ series }) => series.dims.every((dim) => dataset.sizes[dim]! <= shownSide));
  const others = values.filter((each) => each.series.dims.length > 1 && !printed.includes(each));
  return [
    constants(ofRank(0), known),
    ...curves(ofRank(1), dataset, known),
    ...printed.map((each) => matrix(each, dataset, known)),
    arrays(others, dataset, known),
  ].join('');
}

function constants(found: Named[], known: Known): string {
  if (found.length === 0) return '';
  const rows = found.map(({ name, series }) => {
    const { symbol = '', meaning = '' } = known.get(name) ?? {};
    return [name, symbol, reading(series, 0), meaning];
  });
  return `\n${indent(table(rows))}`;
}

/** One table for the curves over each dim, or several where they are many. */
function curves(found: Named[], dataset: Dataset, known: Known): string[] {
  const dims = [...new Set(found.map(({ series }) => series.dims[0]!))];
  return dims.flatMap((dim) => {
    const over = found.filter(({ series }) => series.dims[0] === dim);
    const rows = chosen(dataset.sizes[dim]!);
    const groups = Array.from({ length: Math.ceil(over.length / shownColumns) }, (_, g) =>
      over.slice(g * shownColumns, (g + 1) * shownColumns),
    );
    return groups.map((group) => {
      const meanings = group.map(({ name }) => [name, symbolOf(name, known), known.get(name)?.meaning ?? '']);
      const body = rows.map((row) => [place(dataset, dim, row), ...group.map(({ series }) => reading(series, row))]);
      const header = [dim, ...group.map(({ name }) => name)];
      const left = dataset.sizes[dim]! - rows.length;
      return `\n${indent(table(meanings))}\n${indent(table(body, header))}${left > 0 ? `  and ${left} more rows\n` : ''}`;
    });
  });
}

function matrix({ name, series }: Named, dataset: Dataset, known: Known): string {
  const [down, across] = series.dims as [string, string];
  const columns = indices(dataset.sizes[across]!);
  const body = indices(dataset.sizes[down]!).map((row) => [
    place(dataset, down, row),
    ...columns.map((column) => reading(series, row * columns.length + column)),
  ]);
  const header = [`${down} \\ ${across}`, ...columns.map((column) => place(dataset, across, column))];
  const meaning = known.get(name)?.meaning ?? '';
  return `\n  ${name}  ${symbolOf(name, known)}  ${meaning}\n${indent(table(body, header))}`;
}

function arrays(found: Named[], { sizes }: Dataset, known: Known): string {
  if (found.length === 0) return '';
  const rows = found.map(({ name, series: { dims } }) => [
    name,
    symbolOf(name, known),
    dims.map((dim) => `${dim} ${sizes[dim]}`).join(' × '),
    known.get(name)?.meaning ?? '',
  ]);
  return `\n  larger arrays, with --out or --json\n${indent(table(rows))}`;
}

/** A value with its error, where that is within the digits shown. */
function reading({ values, error }: Series, index: number): string {
  const value = values[index];
  const bar = error?.[index] ?? 0;
  return `${brief(value)}${bar > 1e-5 * Math.abs(Number(value)) ? ` ± ${brief(bar, 2)}` : ''}`;
}

function place(dataset: Dataset, dim: string, index: number): string {
  return brief(coordinateOf(dataset, dim)?.values[index] ?? index);
}

function symbolOf(name: string, known: Known): string {
  return known.get(name)?.symbol ?? '';
}

function chosen(length: number): number[] {
  if (length <= shownRows) return indices(length);
  return indices(shownRows).map((k) => Math.round((k * (length - 1)) / (shownRows - 1)));
}

function indices(length: number): number[] {
  return Array.from({ length }, (_, k) => k);
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
