import type { Signal } from '@preact/signals';
import { cursor, forecast, look } from '../state/session.js';
import { timeUnit } from './exhibit.js';
import type { Placed } from './paint.js';
import { placer } from './place.js';

/** The time under the pointer, as a line through every panel of a chart. */
export function Hairline({ placed }: { placed: Signal<Placed[]> }) {
  const at = cursor.value;
  if (at === undefined) return null;
  const { factor } = timeUnit(forecast.value?.conventions, look.value.time);
  return (
    <>
      {placed.value.map(({ box, x, panel }) => {
        const left = placer(x, box.width)(at * factor);
        if (!(left >= 0 && left <= box.width)) return null;
        return (
          <div
            key={panel.name}
            class="hairline"
            style={{ left: `${box.left + left}px`, top: `${box.top}px`, height: `${box.height}px` }}
          />
        );
      })}
    </>
  );
}
