/** A drawing that waits for its frame. */
interface Waiting {
  rank: number;
  gap: number;
  draw(): void;
}

/** Drawing that waits for the next frame: what matters most first, and never so much that the page stutters. */
const waiting = new Map<object, Waiting>();
const last = new WeakMap<object, number>();
let requested = false;

/** A frame stops drawing after so many milliseconds; the rest waits for the next. */
const budget = 12;

/** Draws in one of the next frames, `gap` milliseconds after the owner's last drawing at the earliest; a later wish replaces an earlier one. */
export function drawSoon(owner: object, wish: Waiting): void {
  waiting.set(owner, wish);
  request();
}

/** Forgets what an owner wished. */
export function drawNever(owner: object): void {
  waiting.delete(owner);
}

function request(): void {
  if (requested) return;
  requested = true;
  requestAnimationFrame(frame);
}

function frame(begun: number): void {
  requested = false;
  const order = [...waiting].sort(([, a], [, b]) => a.rank - b.rank);
  for (const [owner, { draw, gap }] of order) {
    if (begun - (last.get(owner) ?? Number.NEGATIVE_INFINITY) < gap || !waiting.delete(owner)) continue;
    last.set(owner, begun);
    draw();
    if (performance.now() > begun + budget) break;
  }
  if (waiting.size > 0) request();
}
