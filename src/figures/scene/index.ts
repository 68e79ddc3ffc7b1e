import { closest, type Exhibit, InputError, shown } from '../../contract/index.js';
import type { ResolvedStyle } from '../style.js';
import { words } from '../text/label.js';
import { readable } from '../text/number.js';
import { axisBetween } from './axis.js';
import { curvesPanel } from './curves-panel.js';
import { Palette } from './families.js';
import { histogramPanel } from './histogram-panel.js';
import { legendOf } from './legend.js';
import { mapPanel } from './map-panel.js';
import type { MapPanel, Panel, Scene } from './scene.js';

export type * from './scene.js';

/** Makes an exhibit ready to draw. @throws InputError when an observable is asked for that the view does not show. */
export function sceneOf(exhibit: Exhibit, style: ResolvedStyle): Scene {
  const { view, description } = exhibit;
  const palette = new Palette(exhibit.layers);
  const drawn = observables(view.y, style.observables).map((name) => {
    if (view.mark === 'cell') return mapPanel({ ...exhibit, view: { ...view, y: [name, ...view.y.slice(1)] } }, style);
    return view.mark === 'histogram'
      ? histogramPanel(exhibit, name, style, palette)
      : curvesPanel(exhibit, name, style, palette);
  });
  const kept: { panel: Panel; notes: string[] }[] = view.mark === 'cell' ? drawn.slice(0, 1) : drawn;
  const panels = sharedX(kept.map(({ panel }) => panel));
  return {
    id: view.id,
    title: view.title,
    description,
    panels,
    legend: legendOf(panels),
    notes: [...new Set([...(exhibit.notes ?? []), ...kept.flatMap(({ notes }) => notes), ...readingNotes(panels)])],
  };
}

function observables(all: string[], wanted: string[] | undefined): string[] {
  for (const name of wanted ?? [])
    if (!all.includes(name))
      throw new InputError({
        code: 'OBSERVABLE_UNKNOWN',
        path: 'style.observables',
        expected: `some of ${all.join(', ')}`,
        received: shown(name),
        ...(closest(name, all)[0] ? { cause: `did you mean '${closest(name, all)[0]}'?` } : {}),
        next: 'Name quantities this figure shows',
      });
  return wanted && wanted.length > 0 ? wanted : all;
}

/** Panels of curves show one and the same stretch of x: the one that holds them all. */
function sharedX(panels: Panel[]): Panel[] {
  const filled = panels.flatMap((panel) => (panel.kind === 'curves' && !panel.empty ? [panel.x.domain] : []));
  if (filled.length === 0) return panels;
  const domain: [number, number] = [
    Math.min(...filled.map(([low]) => low)),
    Math.max(...filled.map(([, high]) => high)),
  ];
  return panels.map((panel) =>
    panel.kind === 'curves' ? { ...panel, x: axisBetween(domain, panel.x.scale, panel.x.labels) } : panel,
  );
}

function readingNotes(panels: Panel[]): string[] {
  const curves = panels.flatMap((panel) => (panel.kind === 'curves' ? panel.curves : []));
  const replicas = Math.max(0, ...curves.map(({ replicas }) => replicas.length));
  const kinds = new Set(curves.map(({ interval }) => interval));
  const notes = panels.flatMap((panel) => (panel.kind === 'map' ? contourNote(panel) : []));
  if (replicas > 1 && kinds.has('standard error'))
    notes.push(`Thin lines: ${replicas} replicas; symbols and bands: mean ± standard error.`);
  else if (kinds.has('standard error')) notes.push('Bars and bands: ± standard error.');
  if (kinds.has('predicted spread'))
    notes.push('Band around the theory: predicted mean of single runs ± 2 standard deviations.');
  return notes;
}

function contourNote({ contours, name }: MapPanel): string[] {
  const levels = contours.filter(({ lines }) => lines.length > 0).map(({ level }) => readable(level));
  return levels.length > 0 ? [`Contour lines: ${words(name)} = ${levels.join(', ')}.`] : [];
}
