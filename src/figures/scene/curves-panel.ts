import type { Exhibit } from '../../contract/index.js';
import type { ResolvedStyle } from '../style.js';
import { axisLabels } from '../text/label.js';
import { axisOver } from './axis.js';
import { curvesOf } from './curves.js';
import type { Palette } from './families.js';
import type { Curve, CurvesPanel } from './scene.js';

/** One panel of curves or dots: quantity `name` over the view's x, all layers. */
export function curvesPanel(
  { view, layers }: Exhibit,
  name: string,
  style: ResolvedStyle,
  palette: Palette,
): { panel: CurvesPanel; notes: string[] } {
  const mark = view.mark === 'dot' ? 'dot' : 'line';
  const notes: string[] = [];
  const paired = layers.some(({ role, dataset }) => role === 'theory' && (dataset.sizes.replica ?? 1) > 1);
  const curves = layers.flatMap((layer) => {
    const { curves, left } = curvesOf(layer, name, view.x, { mark, spread: view.spread?.[name], paired }, palette);
    notes.push(...left);
    return curves;
  });
  const quantity = (wanted: string) => style.quantities.find((q) => q.name === wanted);
  const xScale = style.xScale ?? view.xScale ?? quantity(view.x)?.scale ?? 'linear';
  const yScale = style.yScale ?? view.yScale ?? quantity(name)?.scale ?? 'linear';
  const shown = curves.map((curve) => ({ curve, visible: visibleAt(curve, xScale) }));
  const x = axisOver(
    shown.flatMap(({ curve }) => [...curve.x]),
    xScale,
    axisLabels(view.x, quantity(view.x)),
  );
  const y = axisOver(
    shown.flatMap(({ curve, visible }) =>
      [curve.y, ...curve.replicas, ...bars(curve)].flatMap((values) => [...values].filter((_, k) => visible(k))),
    ),
    yScale,
    axisLabels(name, quantity(name)),
  );
  notes.push(...leftOut(name, curves, yScale, y.cut), ...outsideX(view.x, curves, xScale));
  return { panel: { kind: 'curves', name, x, y, curves, empty: y.empty }, notes };
}

/** Bars are read off, so the axis holds them; bands may leave it. */
function bars({ looks, low, high }: Curve): Float64Array[] {
  return low && high && looks.length === 1 && looks[0] === 'dots' ? [low, high] : [];
}

/** Whether a point's x can be drawn at all. */
function visibleAt({ x }: Curve, scale: 'linear' | 'log'): (k: number) => boolean {
  return (k) => x.length === 0 || (Number.isFinite(x[k]) && (scale === 'linear' || (x[k] as number) > 0));
}

/** A constant becomes a horizontal line across the panel. */
export function spread(curve: Curve, [from, to]: [number, number]): Curve {
  if (curve.x.length > 0 || curve.y.length !== 1) return curve;
  const twice = (values: Float64Array) => Float64Array.of(values[0] as number, values[0] as number);
  return {
    ...curve,
    looks: curve.looks.includes('dots') ? ['line'] : curve.looks,
    x: Float64Array.of(from, to),
    y: twice(curve.y),
    replicas: curve.replicas.map(twice),
    ...(curve.low && curve.high ? { low: twice(curve.low), high: twice(curve.high) } : {}),
  };
}

function leftOut(name: string, curves: Curve[], scale: 'linear' | 'log', cut: number): string[] {
  const all = curves.flatMap(({ y, replicas }) => [...(replicas.length > 0 ? replicas : [y])].flatMap((v) => [...v]));
  const broken = all.filter((value) => !Number.isFinite(value)).length;
  const negative = scale === 'log' ? all.filter((value) => Number.isFinite(value) && value <= 0).length : 0;
  const notes: string[] = [];
  if (all.length === 0) notes.push(`${name}: no values.`);
  if (broken > 0) notes.push(`${name}: ${broken} of ${all.length} values are not finite and are left out.`);
  if (negative > 0)
    notes.push(
      `${name}: ${negative} of ${all.length} values are not positive and have no place on a logarithmic axis.`,
    );
  if (cut > 0) notes.push(`${name}: values more than 18 decades below the largest are cut off.`);
  return notes;
}

function outsideX(name: string, curves: Curve[], scale: 'linear' | 'log'): string[] {
  if (scale === 'linear') return [];
  const negative = curves.some(({ x }) => x.some((value) => value <= 0));
  return negative ? [`${name} ≤ 0 has no place on a logarithmic axis.`] : [];
}
