import type { Exhibit, Spread } from '../../contract/index.js';
import { ensemble } from './ensemble.js';
import { familyOf, type Palette, sourceOf } from './families.js';
import type { Curve, Look } from './scene.js';
import { type Slice, slicesOf } from './slices.js';
import { spreadBand } from './spread-band.js';

type Layer = Exhibit['layers'][number];

/** Lines one layer may bring for one quantity; more could not be told apart. */
const mostLines = 12;
/** A run of at most so many points is drawn point by point. */
const fewPoints = 60;
/** Lines of one quantity up to which all runs of a pair of theory and simulation are drawn. */
const fewLines = 2;

/** The curves of quantity `name` in one layer, and what had to be left out; `paired`: every run has a theory curve of its own. */
export function curvesOf(
  layer: Layer,
  name: string,
  x: string,
  { mark, spread, paired }: { mark: 'line' | 'dot'; spread?: Spread | undefined; paired: boolean },
  palette: Palette,
): { curves: Curve[]; left: string[] } {
  const groups = new Map<string, Slice[]>();
  for (const slice of slicesOf(layer.dataset, name, x))
    groups.set(slice.label, [...(groups.get(slice.label) ?? []), slice]);
  const runs = Math.max(0, ...[...groups.values()].map(({ length }) => length));
  const crowded = paired && groups.size > fewLines && runs > 1;
  const left =
    groups.size > mostLines ? [`${layer.label}: the first ${mostLines} of ${groups.size} lines are drawn.`] : [];
  if (crowded) left.push(`The first of ${runs} runs: each starts elsewhere, and their lines have no common mean.`);
  const curves = [...groups].slice(0, mostLines).map(([place, all]) => {
    const slices = crowded ? all.slice(0, 1) : all;
    // Guide lines stand beside curves that have their own labels.
    const label = layer.role === 'guide' ? layer.label : [layer.label, place].filter(Boolean).join(', ');
    const family = [familyOf(layer), place].filter(Boolean).join(', ');
    const drawn = { label, family, colour: palette.colour(layer, place) };
    const curve = curveOf(layer, slices, drawn, errorName(layer, name), mark);
    return spread ? { ...curve, ...spreadBand(layer.dataset, spread, { name, x, place, runs: slices.length }) } : curve;
  });
  return { curves, left };
}

function errorName(layer: Layer, name: string): Curve['interval'] {
  const kind = layer.dataset.series[name]?.errorIs;
  if (kind === 'bound') return 'bound';
  return kind === 'standardError' ? 'standard error' : 'error';
}

function curveOf(
  layer: Layer,
  slices: Slice[],
  drawn: Pick<Curve, 'label' | 'family' | 'colour'>,
  errorIs: Curve['interval'],
  mark: 'line' | 'dot',
): Curve {
  const first = slices[0] as Slice;
  const many = slices.length > 1;
  const { mean, standardError } = many
    ? ensemble(slices.map(({ y }) => y))
    : { mean: first.y, standardError: first.error };
  const curve: Curve = {
    ...drawn,
    source: sourceOf(layer),
    role: layer.role,
    looks: looksOf(layer.role, mark, many, mean.length),
    x: first.x,
    y: mean,
    replicas: many ? slices.map(({ y }) => y) : [],
  };
  const interval = many ? 'standard error' : errorIs;
  if (!standardError?.some((error) => error > 0) || !interval) return curve;
  return {
    ...curve,
    interval,
    low: mean.map((value, k) => value - (standardError[k] as number)),
    high: mean.map((value, k) => value + (standardError[k] as number)),
  };
}

function looksOf(role: Layer['role'], mark: 'line' | 'dot', many: boolean, points: number): Look[] {
  if (mark === 'dot') return ['dots'];
  if (role === 'guide') return ['dashed'];
  if (role === 'theory') return many ? ['thin', 'line'] : ['line'];
  if (role === 'data') return ['dots'];
  if (many) return ['thin', 'dots'];
  return points <= fewPoints ? ['dots'] : ['thin'];
}
