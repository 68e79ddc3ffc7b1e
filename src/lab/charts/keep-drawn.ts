import { effect } from '@preact/signals';
import { drawNever, drawSoon } from './frames.js';

/** What a drawing depends on, and how it is made. */
export interface Drawing {
  /** Lower ones are drawn first. */
  rank: number;
  /** Milliseconds between two drawings at least. */
  gap: number;
  /** Everything the drawing shows; read in an effect, so that signals among it are followed. */
  shows(): unknown[];
  draw(width: number): void;
}

/** Charts are drawn when they are in the window or so many pixels from it. */
const margin = '400px 0px';

/** Keeps a drawing in step with what it shows and with the width of its place; returns how to end that. */
export function keepDrawn(place: HTMLElement, { rank, gap, shows, draw }: Drawing): () => void {
  const owner = {};
  let wanted: unknown[] = [];
  let drawn: unknown[] = [];
  let inSight = false;
  const update = () => {
    if (!inSight || same(wanted, drawn)) return;
    drawn = wanted;
    draw(place.clientWidth);
  };
  const soon = () => drawSoon(owner, { rank, gap, draw: update });
  const stop = effect(() => {
    wanted = [place.clientWidth, ...shows()];
    soon();
  });
  const resized = new ResizeObserver(() => {
    wanted = wanted.with(0, place.clientWidth);
    soon();
  });
  const seen = new IntersectionObserver(
    (entries) => {
      inSight = entries.at(-1)?.isIntersecting === true;
      if (inSight) soon();
    },
    { rootMargin: margin },
  );
  resized.observe(place);
  seen.observe(place);
  return () => {
    stop();
    resized.disconnect();
    seen.disconnect();
    drawNever(owner);
  };
}

function same(a: unknown[], b: unknown[]): boolean {
  return a.length === b.length && a.every((value, k) => value === b[k]);
}
