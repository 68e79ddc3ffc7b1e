import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { drawNever, drawSoon } from '../../charts/frames.js';
import type { Placed } from '../../charts/paint.js';
import { palette } from '../../charts/palette.js';
import { nearest, reader } from '../../charts/place.js';
import type { Atlas } from './atlas.js';
import { finest, strideOf } from './levels.js';
import { Mark } from './mark.js';
import { paintSheet } from './paint.js';
import type { Sheet } from './scene.js';

/** A place of the finest grid. */
export interface Place {
  i: number;
  j: number;
}

/** The drawn map: pointer or arrow keys move the cursor `at`, a click or Enter opens. */
export function Picture({
  sheet,
  atlas,
  order,
  at,
  name,
  open,
}: {
  sheet: Sheet;
  atlas: Atlas;
  order: string[];
  at: Signal<Place | undefined>;
  name: string;
  open(place: Place): void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const placed = useSignal<Placed | undefined>(undefined);
  const colours = palette.value;
  useEffect(() => {
    const owner = {};
    const element = canvas.current;
    // The page may have gone to another view before this effect runs.
    if (!element?.parentElement) return;
    const draw = () => {
      placed.value = paint(element, sheet, order);
    };
    const again = () => drawSoon(owner, { rank: 0, gap: 0, draw });
    const resized = new ResizeObserver(again);
    resized.observe(element.parentElement);
    again();
    return () => {
      resized.disconnect();
      drawNever(owner);
    };
  }, [sheet, colours]);
  const under = ({ clientX, clientY }: MouseEvent): Place | undefined => {
    const now = placed.peek();
    if (!now) return undefined;
    const bounds = (canvas.current as HTMLCanvasElement).getBoundingClientRect();
    const [x, y] = [clientX - bounds.left - now.box.left, now.box.top + now.box.height - (clientY - bounds.top)];
    if (x < -4 || y < -4 || x > now.box.width + 4 || y > now.box.height + 4) return undefined;
    return placeAt(atlas, reader(now.x, now.box.width)(x), reader(now.y, now.box.height)(y));
  };
  return (
    <button
      type="button"
      class="map-picture"
      aria-label={`Phase map of ${name}. Arrow keys move the cursor, Enter opens the run there.`}
      aria-describedby="map-readout"
      onKeyDown={(event) => step(event, at, atlas)}
      onPointerMove={(event) => {
        if (event.pointerType !== 'touch') at.value = under(event);
      }}
      onPointerLeave={({ pointerType }) => {
        if (pointerType !== 'touch') at.value = undefined;
      }}
      onClick={(event) => {
        const place = event.detail === 0 ? at.peek() : under(event);
        const touched = event instanceof PointerEvent && event.pointerType === 'touch';
        // A finger hides what it points at: the first touch reads, the second opens.
        const known = !touched || (place?.i === at.peek()?.i && place?.j === at.peek()?.j);
        if (place && known) open(place);
        else at.value = place;
      }}
    >
      <canvas ref={canvas} />
      {placed.value && <Mark placed={placed.value} atlas={atlas} at={at.value} />}
    </button>
  );
}

const steps: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Arrow keys go from cell to cell of the grid there is, with Shift four at once. */
function step(event: KeyboardEvent, at: Signal<Place | undefined>, { level }: Atlas): void {
  const wanted = steps[event.key];
  if (event.key === 'Escape') at.value = undefined;
  if (!wanted) return;
  event.preventDefault();
  const before = at.peek();
  const stride = before ? strideOf(level) * (event.shiftKey ? 4 : 1) : 0;
  const { i, j } = before ?? { i: (finest - 1) / 2, j: (finest - 1) / 2 };
  const held = (k: number) => Math.min(finest - 1, Math.max(0, k));
  at.value = { i: held(i + wanted[0] * stride), j: held(j + wanted[1] * stride) };
}

function paint(canvas: HTMLCanvasElement, sheet: Sheet, order: string[]): Placed {
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
    const k = nearest(Float64Array.from(rising ? values : values.toReversed()), wanted);
    return Math.min(finest - 1, Math.round((rising ? k : finest - 1 - k) / stride) * stride);
  };
  return { i: on(x, a), j: on(y, b) };
}
