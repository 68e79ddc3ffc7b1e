import { signal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { canonicalJson } from '../../../artifacts/canonical.js';
import { writeAddress } from '../../state/address.js';
import { freshSpec } from '../../state/navigation.js';
import { card, failure, look, spec } from '../../state/session.js';
import type { Atlas } from './atlas.js';
import { Choices } from './choices.js';
import { startFilling } from './filling.js';
import { helpers } from './helpers.js';
import { Sheet } from './sheet.js';
import { axisControls, type MapWish, wishOf } from './wish.js';

/** The map as far as it is known, and the work on it. */
const atlas = signal<Atlas | undefined>(undefined);
let work: ReturnType<typeof startFilling> | undefined;
let wanted = '';
let settling: ReturnType<typeof setTimeout> | undefined;

/** A wish that has not changed for so many milliseconds is mapped. */
const quiet = 120;

/** Phase maps: two parameters, a measure, and the picture of it over both, finer and finer. */
export function MapView() {
  const theory = card.value;
  const now = spec.value;
  // Before the page is seen: whoever goes back at once must not have the address replaced behind them.
  useLayoutEffect(() => {
    if (!spec.peek()) location.replace(writeAddress(freshSpec('linear-exact'), { ...look.peek(), view: 'map' }));
    return leave;
  }, []);
  useSignalEffect(() => {
    const [described, asked, shown] = [card.value, spec.value, look.value];
    if (!described || described.id !== asked?.theory || shown.view !== 'map') return;
    const wish = wishOf(asked, described, shown);
    const key = canonicalJson(wish as never);
    if (key === wanted) return;
    wanted = key;
    work?.stop();
    clearTimeout(settling);
    settling = setTimeout(() => begin(wish), atlas.peek() ? quiet : 0);
  });
  if (!theory || !now || theory.id !== now.theory)
    return (
      <main class="theory" aria-busy="true">
        {failure.value ? (
          <p class="banner" role="alert">
            {failure.value}
          </p>
        ) : (
          <p class="note">Loading …</p>
        )}
      </main>
    );
  const wish = wishOf(now, theory, look.value);
  return (
    <main class="theory map">
      <aside class="side" aria-label="Map">
        <Choices card={theory} wish={wish} />
      </aside>
      <div class="stage">
        <Sheet
          card={theory}
          known={atlas}
          refine={() => work?.refine()}
          stop={() => {
            work?.stop();
            if (atlas.peek()) atlas.value = { ...(atlas.peek() as Atlas), state: 'cancelled' };
          }}
          again={() => begin(wish)}
        />
      </div>
    </main>
  );
}

function begin(wish: MapWish): void {
  const described = card.peek();
  if (!described) return;
  work?.stop();
  const whole = (name: string) => axisControls(described).find((each) => each.name === name)?.whole === true;
  work = startFilling(wish, { x: whole(wish.x.name), y: whole(wish.y.name) }, helpers, (known) => {
    atlas.value = known;
  });
}

function leave(): void {
  work?.stop();
  clearTimeout(settling);
  wanted = '';
  atlas.value = undefined;
}
