import type { CellRecord } from '../../artifacts/sweep/record.js';
import { type Dataset, type Exhibit, exact, InputError, type Measure, type Plain } from '../../contract/index.js';
import { columnQuantity } from './column-quantity.js';
import { type Cut, fixedAt, type Point, pointsOf, valuesOf } from './cut.js';
import { latticeValues } from './lattice-values.js';
import type { SweepPlan } from './plan.js';

/** What to draw: a map over x and y, or lines over x, one for each value of `lines`. */
export interface Drawing {
  value: string;
  x: string;
  y?: string;
  lines?: string;
  at: Record<string, Plain>;
}

/** A drawing with everything the user left open chosen: a map where two axes of numbers have several values, else lines. */
export function drawingOf(plan: SweepPlan, wished: Partial<Drawing>): Drawing {
  const numeric = plan.axes.filter(
    (axis) => 'range' in axis || (axis.values.length > 1 && axis.values.every((value) => typeof value === 'number')),
  );
  const taken = ['seed', wished.y, wished.lines, ...Object.keys(wished.at ?? {})];
  const names = numeric.map(({ name }) => name).filter((name) => !taken.includes(name));
  const x = wished.x ?? names[0];
  if (x === undefined) throw notDrawable('at least one axis with several numbers', 'none');
  if (x === wished.y || x === wished.lines) throw notDrawable('two different axes', `'${x}' twice`);
  const isGrid = plan.spec.design === 'product';
  const other = names.find((name) => name !== x);
  const y = wished.y ?? (isGrid && !wished.lines ? other : undefined);
  const value = wished.value ?? plan.spec.refine?.measure ?? (plan.spec.observe[0] as string);
  return { value, x, ...(y ? { y } : {}), ...(wished.lines ? { lines: wished.lines } : {}), at: wished.at ?? {} };
}

/** The picture of a sweep. @throws InputError when axes or column cannot be drawn. */
export function sweepExhibit(plan: SweepPlan, records: Iterable<CellRecord>, drawing: Drawing): Exhibit {
  return drawing.y === undefined
    ? lineExhibit(plan, records, drawing)
    : mapExhibitOf(plan, records, { ...drawing, y: drawing.y });
}

function mapExhibitOf(plan: SweepPlan, records: Iterable<CellRecord>, drawing: Drawing & { y: string }): Exhibit {
  const { value, x, y } = drawing;
  if (plan.spec.design !== 'product')
    throw notDrawable('a product of axes for a map', `design ${plan.spec.design}; leave out --y for points over x`);
  const cut: Cut = { value, axes: [x, y], at: drawing.at };
  const grid = plan.spec.refine ? latticeValues(plan, records, value) : gridValues(plan, records, cut);
  const labelled = grid.cells.some((cell) => typeof cell?.value === 'string');
  const values = grid.cells.map((cell) => cell?.value);
  const remark = 'remark';
  const dims = [y, x];
  const dataset: Dataset = {
    sizes: { [x]: grid.x.length, [y]: grid.y.length },
    series: {
      [x]: exact([x], Float64Array.from(grid.x)),
      [y]: exact([y], Float64Array.from(grid.y)),
      [value]: exact(
        dims,
        labelled
          ? values.map((v) => (typeof v === 'string' ? v : ''))
          : Float64Array.from(values as number[], (v) => v ?? Number.NaN),
      ),
      [remark]: exact(
        dims,
        grid.cells.map((cell) => cell?.remark ?? ''),
      ),
    },
  };
  const measure = measureOf(plan, value);
  const level = plan.spec.refine?.measure === value ? plan.spec.refine.level : undefined;
  const contours = level === undefined ? measure?.contours : [level];
  return {
    view: {
      id: value,
      title: titleOf(plan, value),
      mark: 'cell',
      x,
      rows: y,
      y: [value, remark],
      xScale: scaleOf(plan, x),
      yScale: scaleOf(plan, y),
      ...(measure?.centre === undefined ? {} : { centre: measure.centre }),
      ...(contours ? { contours } : {}),
    },
    layers: [{ label: value, role: 'theory', dataset }],
    description: `${value} over ${x} and ${y}${whereText(plan, cut)}, ${grid.x.length} by ${grid.y.length} cells.`,
  };
}

function gridValues(
  plan: SweepPlan,
  records: Iterable<CellRecord>,
  cut: Cut,
): { x: number[]; y: number[]; cells: (Point | undefined)[] } {
  const [x, y] = cut.axes.map((name) => numbersOf(plan, name)) as [number[], number[]];
  const points = new Map(pointsOf(plan, records, cut).map((point) => [point.place.join(), point]));
  return { x, y, cells: y.flatMap((b) => x.map((a) => points.get([a, b].join()))) };
}

function lineExhibit(plan: SweepPlan, records: Iterable<CellRecord>, { value, x, lines, at }: Drawing): Exhibit {
  const cut: Cut = { value, axes: lines ? [x, lines] : [x], at };
  const families = new Map<string, Point[]>();
  for (const point of pointsOf(plan, records, cut)) {
    const label = lines ? `${lines} ${plainText(point.place[1] as Plain)}` : value;
    families.set(label, [...(families.get(label) ?? []), point]);
  }
  const order = (lines && valuesOf(plan, lines)?.map((v) => `${lines} ${plainText(v)}`)) || [...families.keys()];
  const layers = order.flatMap((label) => {
    const points = families.get(label);
    return points ? [{ label, role: 'theory' as const, dataset: curveOf(points, x, value) }] : [];
  });
  return {
    view: {
      id: value,
      title: titleOf(plan, value),
      mark: plan.spec.design === 'product' || plan.spec.design === 'zip' ? 'line' : 'dot',
      x,
      y: [value],
      xScale: scaleOf(plan, x),
    },
    layers,
    description: `${value} over ${x}${lines ? ` for ${order.length} values of ${lines}` : ''}${whereText(plan, cut)}.`,
  };
}

function curveOf(points: Point[], x: string, value: string): Dataset {
  const sorted = points
    .filter((point) => typeof point.value === 'number')
    .sort((a, b) => Number(a.place[0]) - Number(b.place[0]));
  if (sorted.length === 0)
    throw notDrawable('a column of numbers for lines', `labels in '${value}'; labels can be drawn as a map`);
  const error = sorted.every((point) => point.error !== undefined)
    ? Float64Array.from(sorted, (point) => point.error as number)
    : undefined;
  const values = Float64Array.from(sorted, (point) => point.value as number);
  return {
    sizes: { [x]: sorted.length },
    series: {
      [x]: exact(
        [x],
        Float64Array.from(sorted, ({ place }) => Number(place[0])),
      ),
      [value]: error ? { dims: [x], values, error, errorIs: 'standardError' } : exact([x], values),
    },
  };
}

function numbersOf(plan: SweepPlan, name: string): number[] {
  const values = valuesOf(plan, name);
  if (values?.every((value) => typeof value === 'number')) return [...new Set(values as number[])];
  throw notDrawable('an axis of numbers', `'${name}'`);
}

function titleOf({ theory }: SweepPlan, value: string): string {
  const meaning = columnQuantity(theory, value)?.meaning ?? value;
  return meaning.charAt(0).toUpperCase() + meaning.slice(1);
}

function measureOf({ theory }: SweepPlan, value: string): Measure | undefined {
  return theory.measures.find(({ name }) => name === value.replace(/\.simulated$/, ''));
}

/** The scale the sweep was spaced by: as said, else the parameter's own. */
function scaleOf({ spec, theory }: SweepPlan, name: string): 'linear' | 'log' {
  const swept = spec.sweep[name];
  if (swept && !Array.isArray(swept) && swept.scale) return swept.scale;
  const meta = (
    theory.parameters.shape[name] as unknown as { meta(): { scale?: 'linear' | 'log' } } | undefined
  )?.meta();
  return meta?.scale ?? 'linear';
}

function whereText(plan: SweepPlan, cut: Cut): string {
  const fixed =
    plan.spec.design === 'product' ? Object.entries({ ...fixedAt(plan, cut), ...cut.at }) : Object.entries(cut.at);
  return fixed.length > 0 ? ` at ${fixed.map(([name, v]) => `${name} ${plainText(v)}`).join(', ')}` : '';
}

function plainText(value: Plain): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(4)));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function notDrawable(expected: string, received: string): InputError {
  return new InputError({
    code: 'FLAG_INVALID',
    path: 'sweep plot',
    expected,
    received,
    next: 'Choose other axes with --x, --y, --lines',
  });
}
