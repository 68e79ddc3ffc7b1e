import { type Signal, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { words } from '../../../figures/text/label.js';
import { Prose } from '../../parts/prose.js';
import type { TheoryCard } from '../../worker/questions/describe.js';
import { type Atlas, cellAt } from './atlas.js';
import { levels } from './levels.js';
import { openRun } from './open-run.js';
import { Picture, type Place } from './picture.js';
import { Readout } from './readout.js';
import { Regions } from './regions.js';
import { type Sheet as Drawn, sheetOf } from './scene.js';
import { Status } from './status.js';

/** The map with what is read off it, what its colours mean, and how far it is. */
export function Sheet({
  card,
  known,
  ...does
}: {
  card: TheoryCard;
  known: Signal<Atlas | undefined>;
  refine(): void;
  stop(): void;
  again(): void;
}) {
  const atlas = known.value;
  const at = useSignal<Place | undefined>(undefined);
  const order = useMemo<string[]>(() => [], [card.id, atlas?.wish.measure]);
  const contours = useRef<Drawn['panel']['contours']>([]);
  const sheet = useMemo(() => {
    const drawn = atlas?.wish.theory === card.id ? sheetOf(atlas, card) : undefined;
    if (!atlas || !drawn) return undefined;
    for (const name of drawn.panel.classes) if (name && !order.includes(name)) order.push(name);
    // Contours of a grid half filled would be those of its cells.
    if (atlas.complete) contours.current = drawn.panel.contours;
    else if (atlas.level === 0) contours.current = [];
    return { ...drawn, panel: { ...drawn.panel, contours: contours.current } };
  }, [atlas, card, order]);
  const name = words(atlas?.wish.measure ?? '');
  const cell = at.value && atlas ? cellAt(atlas, levels.length - 1, at.value.i, at.value.j) : undefined;
  return (
    <>
      <header class="heading">
        <h1>Phase map</h1>
        <p class="source">
          <Prose text={card.title} />
        </p>
      </header>
      <section class="card" aria-label="Map" aria-busy={atlas?.state === 'running'}>
        <h2>{name || '…'}</h2>
        {atlas && sheet ? (
          <Picture
            sheet={sheet}
            atlas={atlas}
            order={order}
            at={at}
            name={name}
            open={(place) => openRun(atlas, card, place)}
          />
        ) : (
          <div class="map-wait" />
        )}
        <Readout card={card} atlas={atlas} at={at.value} cell={cell} />
        {sheet && <Regions sheet={sheet} order={order} />}
        <Status card={card} atlas={atlas} {...does} />
      </section>
    </>
  );
}
