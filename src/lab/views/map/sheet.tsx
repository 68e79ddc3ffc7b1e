import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { words } from '../../../figures/text/label.js';
import { drawNever, drawSoon } from '../../charts/frames.js';
import type { Placed } from '../../charts/paint.js';
import { palette } from '../../charts/palette.js';
import { nearest, reader } from '../../charts/place.js';
import { Prose } from '../../parts/prose.js';
import { go } from '../../state/navigation.js';
import { spec } from '../../state/session.js';
import type { TheoryCard } from '../../worker/questions/describe.js';
import { type Atlas, cellAt } from './atlas.js';
import { finest, strideOf } from './levels.js';
import { Mark } from './mark.js';
import { paintSheet } from './paint.js';
import { Readout } from './readout.js';
import { Regions } from './regions.js';
import { type Sheet as Drawn, sheetOf } from './scene.js';
import { Status } from './status.js';

/** A place of the finest grid. */
export interface Place {
  i: number;
  j: number;
}

/** The map itself: a picture that is read with pointer or arrow keys; click or Enter opens the run of a place. */
export function Sheet({
  card,
  atlas,
  ...does
}: {
  card: TheoryCard;
  atlas: Atlas | undefined;
  refine(): void;
  stop(): void;
  again(): void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const holder = useRef<HTMLElement>(null);
  const placed = useSignal<Placed | undefined>(undefined);
  const at = useSignal<Place | undefined>(undefined);
  const order = useMemo<string[]>(() => [], [card.id, atlas?.wish.measure]);
  const contours = useRef<Drawn['panel']['contours']>([]);
  const drawn = atlas && atlas.wish.theory === card.id ? sheetOf(atlas, card) : undefined;
  const colours = palette.value;

  if (drawn) {
    for (const name of drawn.panel.classes) if (name && !order.includes(name)) order.push(name);
    // Contours of a grid half filled would be those of its cells.
    if (atlas?.complete) contours.current = drawn.panel.contours;
    else if (atlas?.level === 0) contours.current = [];
    drawn.panel = { ...drawn.panel, contours: contours.current };
  }

  useEffect(() => {
    const owner = {};
    const draw = () => {
      if (drawn) placed.value = paint(canvas.current as HTMLCanvasElement, drawn, order);
    };
    drawSoon(owner, { rank: 0, gap: 0, draw });
    const resized = new ResizeObserver(() => drawSoon(owner, { rank: 0, gap: 0, draw }));
    resized.observe(holder.current as HTMLElement);
    return () => {
      resized.disconnect();
      drawNever(owner);
    };
  }, [atlas, colours, card]);

  const under = ({ clientX, clientY }: MouseEvent): Place | undefined => {
    const now = placed.peek();
    if (!now || !atlas) return undefined;
    const bounds = (canvas.current as HTMLCanvasElement).getBoundingClientRect();
    const [x, y] = [clientX - bounds.left - now.box.left, now.box.top + now.box.height - (clientY - bounds.top)];
    if (x < -4 || y < -4 || x > now.box.width + 4 || y > now.box.height + 4) return undefined;
    return placeAt(atlas, reader(now.x, now.box.width)(x), reader(now.y, now.box.height)(y));
  };
  const open = (place: Place | undefined) => place && atlas && openRun(atlas, card, place);
  const click = (event: MouseEvent) => {
    if (event.detail === 0) return open(at.peek());
    const place = under(event);
    const touched = event instanceof PointerEvent && event.pointerType === 'touch';
    // A finger hides what it points at: the first touch reads, the second opens.
    if (!touched || (place && place.i === at.peek()?.i && place.j === at.peek()?.j)) return open(place);
    at.value = place;
  };
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!atlas) return;
    if (event.key === 'Escape') at.value = undefined;
    if (!step) return;
    event.preventDefault();
    const stride = strideOf(atlas.level) * (event.shiftKey ? 4 : 1);
    const from = at.peek() ?? { i: (finest - 1) / 2, j: (finest - 1) / 2 };
    const held = (k: number) => Math.min(finest - 1, Math.max(0, k));
    at.value = at.peek() ? { i: held(from.i + step[0] * stride), j: held(from.j + step[1] * stride) } : from;
  };
  const measure = card.measures.find(({ name }) => name === atlas?.wish.measure);
  const cell = at.value && atlas ? cellAt(atlas, 5, at.value.i, at.value.j) : undefined;
  return (
    <>
      <header class="heading">
        <h1>Phase map</h1>
        <p class="source">
          <Prose text={card.title} />
        </p>
      </header>
      <section class="card" aria-label="Map" aria-busy={atlas?.state === 'running'} ref={holder}>
        <h2>{measure ? <Prose text={words(measure.name)} /> : '…'}</h2>
        <button
          type="button"
          class="map-picture"
          aria-label={`Phase map of ${measure ? words(measure.name) : ''}. Arrow keys move the cursor, Enter opens the run there.`}
          aria-describedby="map-readout"
          onKeyDown={move}
          onPointerMove={(event) => {
            if (event.pointerType !== 'touch') at.value = under(event);
          }}
          onPointerLeave={({ pointerType }) => {
            if (pointerType !== 'touch') at.value = undefined;
          }}
          onClick={click}
        >
          <canvas ref={canvas} />
          {placed.value && atlas && <Mark placed={placed.value} atlas={atlas} at={at.value} />}
        </button>
        <Readout card={card} atlas={atlas} at={at.value} cell={cell} />
        {drawn && !drawn.panel.bar && <Regions panel={drawn.panel} order={order} />}
        <Status atlas={atlas} {...does} />
      </section>
    </>
  );
}

const steps: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function paint(canvas: HTMLCanvasElement, sheet: Drawn, order: string[]): Placed {
  const width = (canvas.parentElement as HTMLElement).clientWidth;
  const height = Math.round(Math.min(560, Math.max(300, 0.68 * width)));
  const ratio = devicePixelRatio || 1;
  canvas.style.height = `${height}px`;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  return paintSheet(pen, palette.peek(), sheet, { left: 0, top: 0, width, height }, { size: 13, order });
}

/** The nearest place of the grid being filled. */
function placeAt({ x, y, level }: Atlas, a: number, b: number): Place {
  const stride = strideOf(level);
  const on = (values: number[], wanted: number) => {
    const rising = (values.at(-1) as number) > (values[0] as number);
    const sorted = Float64Array.from(rising ? values : values.toReversed());
    const k = nearest(sorted, wanted);
    return Math.min(finest - 1, Math.round((rising ? k : finest - 1 - k) / stride) * stride);
  };
  return { i: on(x, a), j: on(y, b) };
}

/** Goes to the theory with the parameters of a place. */
function openRun({ wish, x, y }: Atlas, { controls }: TheoryCard, { i, j }: Place): void {
  const now = spec.peek();
  if (!now) return;
  const { vary: _, ...rest } = now;
  const rounded = (name: string, value: number) =>
    controls.find((control) => control.name === name)?.whole ? Math.round(value) : Number(value.toPrecision(5));
  const there = {
    [wish.x.name]: rounded(wish.x.name, x[i] as number),
    [wish.y.name]: rounded(wish.y.name, y[j] as number),
  };
  go({ ...rest, parameters: { ...wish.parameters, ...there } });
}
