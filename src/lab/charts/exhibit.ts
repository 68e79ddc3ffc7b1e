import type { Part } from '../../artifacts/result.js';
import type { Conventions, Dataset, Exhibit, Quantity, View } from '../../contract/index.js';
import { exhibitsOf } from '../../experiments/exhibits.js';
import type { Panel, Scene } from '../../figures/scene/index.js';
import { sceneOf } from '../../figures/scene/index.js';
import { resolveStyle } from '../../figures/style.js';
import { plain } from '../../figures/text/label.js';
import type { Look } from '../state/look.js';
import type { Overlay } from '../state/session.js';

/** What a chart draws from. */
export interface Source {
  view: View;
  parts: Part[];
  overlays: Overlay[];
  quantities: Quantity[];
  conventions: Conventions | undefined;
  look: Look;
}

/** How many of the chosen units one unit of theory time is, and what they are called; 1 where the theory has no such unit. */
export function timeUnit(conventions: Conventions | undefined, time: Look['time']): { factor: number; label?: string } {
  if (!conventions) return { factor: 1 };
  const { stepsPerTime, samplesPerTime } = conventions;
  if (time === 'steps' && stepsPerTime > 0) return { factor: stepsPerTime, label: 'optimiser steps' };
  if (time === 'samples' && typeof samplesPerTime === 'number' && samplesPerTime > 0)
    return { factor: samplesPerTime, label: 'fresh samples' };
  return { factor: 1 };
}

/** Whether a dataset has something of a view: a curve over its coordinate, or a constant. */
export function shownIn({ x, y, mark }: View, { series }: Dataset): boolean {
  return y.some((name) => series[name] && (mark === 'histogram' || x in series || series[name].dims.length === 0));
}

/** The picture a view shows of these parts; undefined when they hold nothing of it. */
export function exhibitOf({ view, parts, overlays, conventions, look }: Source): Exhibit | undefined {
  const shown = { parts, spec: { theory: '', format: 1, parameters: {}, seed: 0, quality: 'interactive' } as const };
  const [exhibit] = exhibitsOf(shown, { views: [view] });
  if (!exhibit) return undefined;
  const { factor } = timeUnit(conventions, look.time);
  const extra = overlays.filter(({ dataset }) => view.mark !== 'cell' && shownIn(view, dataset));
  const layers = [...exhibit.layers, ...extra.map(({ label, role, dataset }) => ({ label, role, dataset }))];
  if (view.x !== 't' || factor === 1) return { ...exhibit, layers };
  return { ...exhibit, layers: layers.map((layer) => ({ ...layer, dataset: stretched(layer.dataset, factor) })) };
}

/** Axes, curves and notes of a view, ready to draw; undefined when there is nothing to draw. */
export function sceneFor(source: Source): Scene | undefined {
  const { view, look, quantities, conventions } = source;
  const exhibit = exhibitOf(source);
  if (!exhibit) return undefined;
  const free = view.mark !== 'cell';
  const style = resolveStyle({
    quantities,
    ...(free && look.x ? { xScale: look.x } : {}),
    ...(free && look.y ? { yScale: look.y } : {}),
  });
  const scene = sceneOf(exhibit, style);
  const { label } = timeUnit(conventions, look.time);
  if (!label || view.x !== 't') return scene;
  return { ...scene, panels: scene.panels.map((panel) => renamed(panel, label)) };
}

function renamed(panel: Panel, label: string): Panel {
  return { ...panel, x: { ...panel.x, labels: [plain(label)] } };
}

function stretched(dataset: Dataset, factor: number): Dataset {
  const t = dataset.series.t;
  if (!t || Array.isArray(t.values)) return dataset;
  return { ...dataset, series: { ...dataset.series, t: { ...t, values: t.values.map((value) => value * factor) } } };
}
