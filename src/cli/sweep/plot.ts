import type { CellRecord } from '../../artifacts/sweep/record.js';
import { type Exhibit, InputError, type Quantity } from '../../contract/index.js';
import { nodeCanvas } from '../../execution/drawing.js';
import { writeWhole } from '../../execution/files.js';
import { foundRecords } from '../../execution/sweep/finished.js';
import { readPin } from '../../execution/sweep/folder.js';
import { columnsOf, noticed, type Seen } from '../../execution/sweep/pack/table.js';
import { statusOf } from '../../execution/sweep/status.js';
import { quantitiesOf } from '../../experiments/quantities.js';
import { columnQuantity } from '../../experiments/sweep/column-quantity.js';
import { type Drawing, drawingOf, sweepExhibit } from '../../experiments/sweep/exhibit.js';
import type { SweepPlan } from '../../experiments/sweep/plan.js';
import type { Format } from '../../figures/formats.js';
import { sweepReportHtml } from '../../figures/index.js';
import { draw, extensionOf } from '../draw.js';
import type { ExitCode, World } from '../main.js';
import { styleOf } from '../style.js';
import { cutsOf, nameOf } from './cut-of.js';
import { loadPlan } from './load.js';

/** Kinds of failure, and figures, on a page. */
const failuresShown = 20;
const figuresShown = 24;

/** Draws a sweep's folder: one figure, or a page with all that was observed. */
export async function performPlot(
  folder: string,
  options: Record<string, unknown>,
  { registry, out }: World,
): Promise<ExitCode> {
  const plan = await loadPlan(folder, registry);
  const drawing = drawingOf(plan, wishes(plan, options));
  if (options.report) {
    const file = (options.out as string | undefined) ?? `${folder}/report.html`;
    await writeWhole(file, await report(folder, plan, drawing));
    out.write(`${file}\n`);
    return 0;
  }
  const format = options.format as Format;
  const { x: _x, y: _y, ...looks } = options;
  const style = { ...styleOf(looks), quantities: described(plan, [drawing.value]) };
  const file =
    (options.out as string | undefined) ??
    `${folder}/${drawing.value.replace(/[^\w.-]+/g, '_')}.${extensionOf(format)}`;
  await writeWhole(file, await draw(sweepExhibit(plan, recordsIn(folder, plan), drawing), format, style));
  out.write(`${file}\n`);
  return 0;
}

function wishes({ theory }: SweepPlan, options: Record<string, unknown>): Partial<Drawing> {
  const given = <K extends string>(key: K, value: string | undefined) => (value === undefined ? {} : { [key]: value });
  return {
    ...given('value', options.value as string | undefined),
    ...given('x', nameOf(options.x)),
    ...given('y', nameOf(options.y)),
    ...given('lines', nameOf(options.lines)),
    at: cutsOf(theory, options.at),
  };
}

/** What axes and columns mean. */
function described({ theory }: SweepPlan, columns: string[]): Quantity[] {
  return [...quantitiesOf(theory), ...columns.flatMap((column) => columnQuantity(theory, column) ?? [])];
}

/** The records of a sweep's folder. */
export function* recordsIn(folder: string, plan: SweepPlan): Generator<CellRecord> {
  for (const { record } of foundRecords(folder, plan)) yield record;
}

async function report(folder: string, plan: SweepPlan, drawing: Drawing): Promise<string> {
  const { spec, theory } = plan;
  const { finished, failed } = statusOf(folder, plan);
  const columns = observedIn(folder, plan);
  const exhibits = columns.slice(0, figuresShown).flatMap((value) => drawable(folder, plan, { ...drawing, value }));
  const failures: { cell: number; code: string; message: string; replay: string }[] = [];
  for (const { cell, failed: why } of recordsIn(folder, plan)) {
    const isNew = why && !failures.some(({ message }) => message === why.message);
    if (isNew && failures.length < failuresShown) failures.push({ cell, ...why });
  }
  const { version } = await readPin(folder);
  return sweepReportHtml(
    {
      title: `Sweep of ${theory.title}`,
      lead: `${finished} cells over ${plan.axes.map(({ name }) => name).join(', ')}.`,
      facts: [
        ['design', spec.design],
        ['engine', spec.engine],
        ['failed cells', String(failed)],
        ['version', version],
      ],
      exhibits,
      quantities: described(plan, columns),
      failures,
      failed,
      spec,
    },
    nodeCanvas,
  );
}

/** Columns of what was observed and judged; errors stand beside theirs. */
function observedIn(folder: string, plan: SweepPlan): string[] {
  const seen: Seen = new Map();
  for (const record of recordsIn(folder, plan)) noticed(seen, record);
  return columnsOf(plan, seen)
    .filter(({ name, from }) => from === 'of' && !name.endsWith('.error') && name !== plan.theory.caution?.name)
    .map(({ name }) => name);
}

/** A page shows what can be drawn this way and leaves out the rest (labels over a line, curves with times). */
function drawable(folder: string, plan: SweepPlan, drawing: Drawing): Exhibit[] {
  try {
    return [sweepExhibit(plan, recordsIn(folder, plan), drawing)];
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}
