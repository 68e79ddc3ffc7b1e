import type { Signal } from '@preact/signals';
import type { Curve, Scene } from '../../figures/scene/index.js';
import { readable } from '../../figures/text/number.js';
import { cursor, forecast, look } from '../state/session.js';
import { timeUnit } from './exhibit.js';
import type { Placed } from './paint.js';
import { colourOf, palette } from './palette.js';
import { nearest } from './place.js';

/** What the colours mean, and every curve's value at the time under the pointer. */
export function Legend({ placed, scene }: { placed: Signal<Placed[]>; scene: Signal<Scene | undefined> }) {
  const at = cursor.value;
  const { factor } = timeUnit(forecast.value?.conventions, look.value.time);
  const panels = placed.value.flatMap(({ panel }) => (panel.kind === 'curves' ? [panel] : []));
  const several = panels.length > 1;
  return (
    <div class="legend">
      {panels.map((panel) =>
        panel.curves.map((curve) => (
          <span class="legend-entry" key={`${panel.name} ${curve.label}`}>
            <Swatch curve={curve} />
            <span>
              {curve.label}
              {several && <span class="quiet"> · {panel.name}</span>}
            </span>
            {at !== undefined && <output class="value">{valueAt(curve, at * factor)}</output>}
          </span>
        )),
      )}
      {(scene.value?.notes ?? []).map((note) => (
        <p class="note" key={note}>
          {note}
        </p>
      ))}
    </div>
  );
}

function Swatch({ curve: { looks, colour, low } }: { curve: Curve }) {
  const ink = colourOf(palette.value, colour);
  return (
    <svg class="swatch" viewBox="0 0 22 10" aria-hidden="true">
      {low && looks.includes('line') && <rect width="22" height="10" fill={ink} opacity="0.2" />}
      {(looks.includes('line') || looks.includes('thin') || looks.includes('dashed')) && (
        <path
          d="M0 5h22"
          stroke={ink}
          stroke-width={looks.includes('line') ? 2 : 1}
          stroke-dasharray={looks.includes('dashed') ? '4 3' : undefined}
        />
      )}
      {looks.includes('dots') && <circle cx="11" cy="5" r="3" fill={ink} />}
    </svg>
  );
}

function valueAt({ x, y, low }: Curve, at: number): string {
  if (x.length === 0) return readable(y[0] as number);
  const k = nearest(x, at);
  const error = low ? ` ± ${readable((y[k] as number) - (low[k] as number), 2)}` : '';
  return `${readable(y[k] as number)}${error}`;
}
