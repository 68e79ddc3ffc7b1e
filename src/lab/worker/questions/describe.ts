import {
  type Citation,
  type Claim,
  type Measure,
  metaOf,
  type ParameterMeta,
  type Preset,
  type Quantity,
  type Theory,
  type View,
} from '../../../contract/index.js';
import { quantitiesOf } from '../../../experiments/quantities.js';
import { canonicalParameters } from '../../../experiments/run.js';
import { findTheory } from '../../../experiments/task.js';
import { offered } from '../../catalogue/offered.js';
import { type Control, controlOf } from './control.js';
import type { Context } from './index.js';

/** Everything the page needs to know of a theory, as plain data: the page itself never loads one. */
export interface TheoryCard {
  id: string;
  title: string;
  summary: string;
  citation: Citation;
  presets: Preset[];
  claims: Pick<Claim, 'id' | 'statement'>[];
  views: View[];
  headline: string[];
  quantities: Quantity[];
  measures: Omit<Measure, 'of'>[];
  controls: Control[];
  engines: { id: string; title: string; role: string }[];
  calculators: { id: string; title: string }[];
  compares: Theory['compares'];
  takesData: boolean;
  advises: boolean;
}

/** Describes a theory. @throws InputError `THEORY_UNKNOWN`. */
export async function describe({ theory: id }: { theory: string }, { registry }: Context): Promise<TheoryCard> {
  const theory = await findTheory(registry, id);
  const named = ({ id, title }: { id: string; title: string }) => ({ id, title });
  return {
    id,
    title: theory.title,
    summary: theory.summary,
    citation: theory.citation,
    presets: offered(theory.presets),
    claims: theory.claims.map(({ id, statement }) => ({ id, statement })),
    views: theory.views,
    headline: theory.headline,
    quantities: quantitiesOf(theory),
    measures: theory.measures.map(({ of: _, ...plain }) => plain),
    controls: controlsOf(theory),
    engines: theory.engines.map((engine) => ({ ...named(engine), role: engine.role })),
    calculators: theory.calculators.map(named),
    compares: theory.compares,
    takesData: theory.fromData !== undefined,
    advises: theory.advise !== undefined,
  };
}

/** How many parameters stand open at first; the rest is folded. */
const openControls = 8;

/** Parameters in the order of the schema; essential are those its presets vary most. */
function controlsOf(theory: Theory): Control[] {
  const uses = new Map<string, number>();
  const count = (name: string, weight: number) => uses.set(name, (uses.get(name) ?? 0) + weight);
  for (const { parameters, vary = {} } of theory.presets) {
    for (const name of Object.keys(parameters)) count(name, 1);
    for (const name of Object.keys(vary)) count(name, 3);
  }
  const defaults = canonicalParameters(theory, {});
  const controls = Object.entries(theory.parameters.shape).map(([name, schema]) => {
    const meta: ParameterMeta = metaOf(schema as never, name);
    return controlOf(name, schema as never, meta, defaults[name] ?? null);
  });
  const ranked = controls
    .filter(({ kind, meta }) => (kind === 'number' && meta.range) || kind === 'choice')
    .map(({ name }) => ({ name, uses: uses.get(name) ?? 0 }))
    .filter(({ uses }) => uses > 0)
    .sort((a, b) => b.uses - a.uses)
    .slice(0, openControls);
  const essential = new Set(ranked.map(({ name }) => name));
  return controls.map((control) => ({
    ...control,
    essential: essential.has(control.name),
    meta: { ...control.meta, ...rangeWithPresets(control, theory) },
  }));
}

/** The range of a slider, wide enough for the default and every preset. */
function rangeWithPresets({ name, meta: { range, scale }, default: usual }: Control, { presets }: Theory) {
  if (!range) return {};
  const given = presets.flatMap(({ parameters, vary }) => [parameters[name], ...(vary?.[name] ?? [])]);
  const fits = (value: unknown): value is number => typeof value === 'number' && (scale !== 'log' || value > 0);
  const values = [...range, usual, ...given].filter(fits);
  return { range: [Math.min(...values), Math.max(...values)] as [number, number] };
}
