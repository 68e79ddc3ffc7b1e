import type { Placed } from '../../charts/paint.js';
import { placer } from '../../charts/place.js';
import { card, spec } from '../../state/session.js';
import type { Atlas } from './atlas.js';
import type { Place } from './picture.js';

/** The cursor, and a ring where the parameters of the spec lie. */
export function Mark({ placed: { box, x, y }, atlas, at }: { placed: Placed; atlas: Atlas; at: Place | undefined }) {
  const across = placer(x, box.width);
  const up = placer(y, box.height);
  const { wish } = atlas;
  const own = [ownValue(wish.x.name), ownValue(wish.y.name)] as const;
  const left = (value: number) => `${box.left + across(value)}px`;
  const top = (value: number) => `${box.top + box.height - up(value)}px`;
  const inside = own.every(Number.isFinite) && within(own[0], x.domain) && within(own[1], y.domain);
  return (
    <>
      {inside && (
        <span class="map-here" title="the parameters as they are" style={{ left: left(own[0]), top: top(own[1]) }} />
      )}
      {at && (
        <span class="map-cursor" style={{ left: left(atlas.x[at.i] as number), top: top(atlas.y[at.j] as number) }} />
      )}
    </>
  );
}

function ownValue(name: string): number {
  const given = spec.value?.parameters[name];
  const usual = card.value?.controls.find((control) => control.name === name)?.default;
  const value = given ?? usual;
  return typeof value === 'number' ? value : Number.NaN;
}

function within(value: number, [low, high]: [number, number]): boolean {
  return value >= Math.min(low, high) && value <= Math.max(low, high);
}
