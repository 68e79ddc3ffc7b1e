/** Drawing that waits for the next frame: what matters most first, and never so much that the page stutters. */
const waiting = new Map<object, { draw: () => void; rank: number }>();
let requested = false;

/** A frame stops drawing after so many milliseconds; the rest waits for the next. */
const budget = 12;

/** Draws in one of the next frames; a later wish of the same owner replaces an earlier one. Lower ranks come first. */
export function drawSoon(owner: object, rank: number, draw: () => void): void {
  waiting.set(owner, { draw, rank });
  if (requested) return;
  requested = true;
  requestAnimationFrame(frame);
}

/** Forgets what an owner wished. */
export function drawNever(owner: object): void {
  waiting.delete(owner);
}

function frame(): void {
  requested = false;
  const until = performance.now() + budget;
  const order = [...waiting].sort(([, a], [, b]) => a.rank - b.rank);
  for (const [owner, { draw }] of order) {
    if (!waiting.delete(owner)) continue;
    draw();
    if (performance.now() > until) break;
  }
  if (waiting.size === 0 || requested) return;
  requested = true;
  requestAnimationFrame(frame);
}
