import type { Result } from '../artifacts/result.js';
import type { Dataset, Exhibit, Theory, View } from '../contract/index.js';
import { namesOf } from './curves.js';
import { gathered } from './gathered.js';
import type { Axis, PhaseMap } from './map.js';

/** What the pictures of a run show: the parts there are so far, and what the captions say of them. */
export type Shown = Pick<Result, 'parts' | 'spec' | 'regime'>;

/** What is drawn: views, and the engines whose quantities name the constants told with them. */
export type Drawn = Pick<Theory, 'views'> & Partial<Pick<Theory, 'engines'>>;

/** The pictures of a run: one for each view of the theory that its parts can fill. */
export function exhibitsOf(result: Shown, theory: Drawn): Exhibit[] {
  return theory.views.flatMap((view) => {
    const layers = result.parts
      .filter(({ dataset }) => view.y.some((name) => name in dataset.series) && hasCoordinate(view, dataset.series))
      .map(({ label, role, dataset, differs }) => ({ label, role, dataset, family: namesOf(differs).join(', ') }));
    if (layers.length === 0) return [];
    const notes = constantsIn(view, layers[0]!.dataset, theory);
    const exhibit = {
      view,
      layers: [...guidesOf(view, layers), ...layers],
      description: describe(view, result),
      ...(notes ? { notes: [notes] } : {}),
    };
    return [view.together ? gathered(exhibit, view.together) : exhibit];
  });
}

/** The guide lines of every theory layer that holds them, as layers of their own under the names of their curves. */
function guidesOf({ guides = {}, guideName = 'limit' }: View, layers: Exhibit['layers']): Exhibit['layers'] {
  return layers.flatMap(({ label, role, dataset }) => {
    const found = Object.entries(guides).filter(([, guide]) => role === 'theory' && guide in dataset.series);
    if (found.length === 0) return [];
    const drawn = Object.fromEntries(found.map(([curve, guide]) => [curve, dataset.series[guide]!]));
    const dims = new Set(Object.values(drawn).flatMap((series) => series.dims));
    const coordinates = Object.entries(dataset.series).filter(([name]) => dims.has(name));
    const series = { ...Object.fromEntries(coordinates), ...drawn };
    return [{ label: `${label}, ${guideName}`, role: 'guide' as const, dataset: { sizes: dataset.sizes, series } }];
  });
}

function hasCoordinate({ x, mark }: View, series: Record<string, unknown>): boolean {
  return mark === 'histogram' || x in series;
}

function describe({ title, y }: View, { spec, regime }: Shown): string {
  const parts = [`${title}: ${y.join(', ')} of ${[spec.theory, spec.calculation].filter(Boolean).join(' ')}`];
  if (spec.replicas) parts.push(`theory with ${spec.replicas} trained networks`);
  if (regime) parts.push(`regime ${regime.label}`);
  return `${parts.join('; ')}.`;
}

/** `p_1 = −1.02 ± 0.03; ...` for the constants of a view that a dataset holds. */
function constantsIn({ constants = [] }: View, { series }: Dataset, { engines = [] }: Drawn): string {
  const described = engines.flatMap(({ quantities }) => quantities);
  const told = constants.flatMap((name) => {
    const found = series[name];
    if (!found) return [];
    const symbol = described.find((quantity) => quantity.name === name)?.symbol ?? name;
    const bar = found.error ? ` ± ${short(found.error[0]!, 2)}` : '';
    return [`${symbol} = ${short(found.values[0]!, 3)}${bar}`];
  });
  return told.join('; ');
}

function short(value: number | string, digits: number): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(digits))).replace('-', '−') : value;
}

/** The picture of a phase map. */
export function mapExhibit({ dataset, measure, failures }: PhaseMap, x: Axis, y: Axis, caution?: string): Exhibit {
  return {
    view: {
      id: 'map',
      title: measure.meaning.charAt(0).toUpperCase() + measure.meaning.slice(1),
      mark: 'cell',
      x: x.name,
      rows: y.name,
      y: [measure.name, ...(caution && caution in dataset.series ? [caution] : [])],
      xScale: x.scale,
      yScale: y.scale,
      ...(measure.centre === undefined ? {} : { centre: measure.centre }),
      ...(measure.contours ? { contours: measure.contours } : {}),
    },
    layers: [{ label: measure.name, role: 'theory', dataset }],
    description: `${measure.name} over ${x.name} and ${y.name}, ${x.values.length} by ${y.values.length} cells${failures.length > 0 ? `, ${failures.length} not computable` : ''}.`,
  };
}
