import { drawingOf } from '../../experiments/sweep/exhibit.js';
import { type SweepFit, sweepFits } from '../../experiments/sweep/fit.js';
import type { ExitCode, World } from '../main.js';
import { brief, table } from '../table.js';
import { cutsOf, nameOf } from './cut-of.js';
import { loadPlan } from './load.js';
import { recordsIn } from './plot.js';

/** Prints the log-log slopes of a sweep's folder. */
export async function performFit(
  folder: string,
  options: Record<string, unknown>,
  { registry, out }: World,
): Promise<ExitCode> {
  const plan = await loadPlan(folder, registry);
  const by = nameOf(options.by);
  const x = nameOf(options.x);
  const at = cutsOf(plan.theory, options.at);
  const value = options.value as string | undefined;
  const drawing = drawingOf(plan, {
    ...(value ? { value } : {}),
    ...(x ? { x } : {}),
    ...(by ? { lines: by } : {}),
    at,
  });
  const fits = sweepFits(plan, recordsIn(folder, plan), { ...drawing, ...(by ? { by } : {}) });
  out.write(options.json ? `${JSON.stringify(fits)}\n` : fitText(drawing, fits, by));
  return 0;
}

function fitText({ value, x }: { value: string; x: string }, fits: SweepFit[], by: string | undefined): string {
  const head = [by ?? '', 'exponent', '95 % interval', 'points', 'left out', 'curvature'];
  const rows = fits.map(({ family, points, left, fit }) => [
    family === undefined ? '' : String(family),
    fit ? brief(fit.exponent.estimate, 4) : 'too few points',
    fit ? `${brief(fit.exponent.low, 4)} to ${brief(fit.exponent.high, 4)}` : '',
    String(points),
    String(left),
    fit ? curvature(fit) : '',
  ]);
  return `${value} ~ ${x}^exponent\n${table(rows, head)}`;
}

function curvature({ pure, curvature: bend, lastSlope }: NonNullable<SweepFit['fit']>): string {
  if (pure) return bend ? 'none seen' : 'not judged';
  return `curved (${brief(bend?.z ?? Number.NaN, 2)} errors), slope at the end ${brief(lastSlope, 3)}`;
}
