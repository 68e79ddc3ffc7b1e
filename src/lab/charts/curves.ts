import type { Axis } from '../../figures/scene/axis.js';
import { spread } from '../../figures/scene/curves-panel.js';
import type { Curve, CurvesPanel } from '../../figures/scene/index.js';
import { colourOf, dashOf, type Palette } from './palette.js';
import { type Box, placer } from './place.js';

/** Symbols of simulated means stand no closer than so many pixels. */
const dotGap = 14;

interface Place {
  x(value: number): number;
  y(value: number): number;
}

/** Draws the curves of a panel: bands and replicas behind, then lines, then symbols. */
export function drawCurves(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  panel: CurvesPanel,
  box: Box,
  { x, y }: { x: Axis; y: Axis },
  { bands, bold }: { bands: boolean; bold: number },
): void {
  const across = placer(x, box.width);
  const up = placer(y, box.height);
  const reach = 4 * box.height;
  const place: Place = {
    x: (value) => box.left + across(value),
    // What is far outside stays just outside; a band that reaches zero on a logarithmic axis goes below the frame.
    y: (value) => {
      const height = up(value);
      if (Number.isNaN(height)) return value <= 0 ? box.top + reach : Number.NaN;
      return box.top + box.height - Math.min(reach, Math.max(-reach, height));
    },
  };
  const log = y.scale === 'log';
  const curves = panel.curves.map((curve) => spread(curve, x.domain));
  pen.save();
  pen.beginPath();
  pen.rect(box.left - 1, box.top - 2, box.width + 2, box.height + 4);
  pen.clip();
  pen.lineJoin = 'round';
  for (const curve of curves) {
    pen.strokeStyle = pen.fillStyle = colourOf(palette, curve.colour);
    if (bands) band(pen, curve, place);
    replicas(pen, curve, place, log, bold);
  }
  for (const curve of curves) line(pen, palette, curve, place, log, bold);
  for (const curve of curves) dots(pen, palette, curve, place, log, bold);
  pen.restore();
}

function trace(pen: CanvasRenderingContext2D, xs: Float64Array, ys: Float64Array, place: Place, log: boolean): void {
  pen.beginPath();
  let drawing = false;
  for (let k = 0; k < xs.length; k++) {
    const value = ys[k] as number;
    const x = place.x(xs[k] as number);
    if (!Number.isFinite(value) || Number.isNaN(x) || (log && value <= 0)) {
      drawing = false;
      continue;
    }
    if (drawing) pen.lineTo(x, place.y(value));
    else pen.moveTo(x, place.y(value));
    drawing = true;
  }
  pen.stroke();
}

function band(pen: CanvasRenderingContext2D, { x, low, high, looks }: Curve, place: Place): void {
  if (!low || !high || looks.every((look) => look === 'dots')) return;
  const usable = Array.from(x, (_, k) => k).filter(
    (k) => Number.isFinite(low[k]) && Number.isFinite(high[k]) && Number.isFinite(place.x(x[k] as number)),
  );
  pen.globalAlpha = 0.2;
  pen.beginPath();
  for (const k of usable) pen.lineTo(place.x(x[k] as number), place.y(high[k] as number));
  for (const k of usable.reverse()) pen.lineTo(place.x(x[k] as number), place.y(low[k] as number));
  pen.fill();
  pen.globalAlpha = 1;
}

function replicas(pen: CanvasRenderingContext2D, curve: Curve, place: Place, log: boolean, bold: number): void {
  if (!curve.looks.includes('thin')) return;
  const runs = curve.replicas.length > 0 ? curve.replicas : [curve.y];
  pen.globalAlpha = curve.replicas.length > 0 ? Math.max(0.14, Math.min(0.45, 3 / runs.length)) : 0.85;
  pen.lineWidth = 0.6 * bold;
  for (const run of runs) trace(pen, curve.x, run, place, log);
  pen.globalAlpha = 1;
}

function line(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  { x, y, looks, colour }: Curve,
  place: Place,
  log: boolean,
  bold: number,
): void {
  const dashed = looks.includes('dashed');
  if (!dashed && !looks.includes('line')) return;
  pen.strokeStyle = colourOf(palette, colour);
  pen.lineWidth = (dashed ? 0.9 : 1.3) * bold;
  pen.setLineDash(dashed ? [4, 3] : dashOf(colour));
  trace(pen, x, y, place, log);
  pen.setLineDash([]);
}

function dots(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  { x, y, low, high, looks, colour }: Curve,
  place: Place,
  log: boolean,
  bold: number,
): void {
  if (!looks.includes('dots')) return;
  const radius = 1.9 * bold;
  let last = Number.NEGATIVE_INFINITY;
  pen.fillStyle = pen.strokeStyle = colourOf(palette, colour);
  for (let k = 0; k < x.length; k++) {
    const value = y[k] as number;
    const at = place.x(x[k] as number);
    if (!Number.isFinite(value) || Number.isNaN(at) || (log && value <= 0) || at < last + dotGap) continue;
    last = at;
    if (low && high && !looks.includes('thin')) {
      pen.lineWidth = 0.7 * bold;
      pen.beginPath();
      pen.moveTo(at, place.y(low[k] as number));
      pen.lineTo(at, place.y(high[k] as number));
      pen.stroke();
    }
    pen.beginPath();
    pen.arc(at, place.y(value), radius, 0, 2 * Math.PI);
    pen.fill();
  }
}
