import type { Signal } from '@preact/signals';
import type { Curve, CurvesPanel, LegendEntry, Scene } from '../../figures/scene/index.js';
import { readable } from '../../figures/text/number.js';
import { LabelText } from '../parts/symbol.js';
import { cursor, forecast, look } from '../state/session.js';
import { timeUnit } from './exhibit.js';
import type { Placed } from './paint.js';
import { colourOf, palette } from './palette.js';
import { nearest } from './place.js';

/** What the colours mean, what the reader should know, and every curve's value at the time under the pointer. */
export function Legend({ placed, scene }: { placed: Signal<Placed[]>; scene: Signal<Scene | undefined> }) {
  const panels = placed.value.flatMap(({ panel }) => (panel.kind === 'curves' ? [panel] : []));
  const { legend = [], notes = [] } = scene.value ?? {};
  return (
    <div class="legend">
      {legend.map((entry) => (
        <span class="legend-entry" key={`${entry.label} ${entry.colour}`}>
          <Swatch entry={entry} />
          {entry.label}
        </span>
      ))}
      {notes.filter(worthSaying).map((note) => (
        <p class="note" key={note}>
          {note}
        </p>
      ))}
      <Readout panels={panels} />
    </div>
  );
}

/** That a logarithmic axis of time does not reach 0 need not be said. */
function worthSaying(note: string): boolean {
  return !/^\S+ ≤ 0 has no place/.test(note);
}

/** Values at the time under the pointer, one line for every panel. Keeps its place while there is none. */
function Readout({ panels }: { panels: CurvesPanel[] }) {
  const at = cursor.value;
  const { factor } = timeUnit(forecast.value?.conventions, look.value.time);
  const t = at === undefined ? undefined : at * factor;
  return (
    <output class="readout">
      {t !== undefined &&
        panels.map((panel) => (
          <span class="readout-line" key={panel.name}>
            <span class="quiet">
              <LabelText label={panel.y.labels.at(-1) ?? []} /> at {readable(t, 3)}
            </span>
            {panel.curves.map((curve) => (
              <span key={curve.label} title={curve.label} style={{ color: colourOf(palette.value, curve.colour) }}>
                {valueAt(curve, t)}
              </span>
            ))}
          </span>
        ))}
    </output>
  );
}

function Swatch({ entry: { looks, colour } }: { entry: LegendEntry }) {
  const ink = colourOf(palette.value, colour);
  const lined = looks.some((look) => look === 'line' || look === 'thin' || look === 'dashed');
  return (
    <svg class="swatch" viewBox="0 0 22 10" aria-hidden="true">
      {looks.includes('band') && <rect width="22" height="10" fill={ink} opacity="0.2" />}
      {(looks.includes('box') || looks.includes('area') || looks.includes('hatch')) && (
        <rect width="22" height="10" fill={ink} opacity={looks.includes('area') ? 1 : 0.35} />
      )}
      {lined && (
        <path
          d="M0 5h22"
          stroke={ink}
          stroke-width={looks.includes('line') ? 2 : 1}
          stroke-dasharray={looks.includes('dashed') ? '4 3' : undefined}
        />
      )}
      {(looks.includes('dots') || looks.includes('bar')) && <circle cx="11" cy="5" r="3" fill={ink} />}
    </svg>
  );
}

function valueAt({ x, y, low }: Curve, at: number): string {
  if (x.length === 0) return readable(y[0] as number);
  const k = nearest(x, at);
  const error = low ? ` ± ${readable((y[k] as number) - (low[k] as number), 2)}` : '';
  return `${readable(y[k] as number)}${error}`;
}
