import type { Signal } from '@preact/signals';
import { cursor, forecast, look } from '../state/session.js';
import { timeUnit } from './exhibit.js';
import type { Placed } from './paint.js';
import { placer, reader } from './place.js';

/** Steps of the arrow keys across a chart. */
const steps = 80;

const unit = () => timeUnit(forecast.peek()?.conventions, look.peek().time).factor;

/** Moves the common time to where the pointer is. */
export function readAtPointer(event: PointerEvent, placed: Signal<Placed[]>): void {
  const bounds = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const [x, y] = [event.clientX - bounds.left, event.clientY - bounds.top];
  const under = placed.peek().find(({ box }) => y >= box.top - 20 && y <= box.top + box.height + 20);
  const panel = under ?? placed.peek()[0];
  if (panel) cursor.value = reader(panel.x, panel.box.width)(x - panel.box.left) / unit();
}

/** Moves the common time by the arrow keys. */
export function readByKeys(event: KeyboardEvent, placed: Signal<Placed[]>): void {
  const panel = placed.peek()[0];
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!panel || !by) return;
  event.preventDefault();
  const { width } = panel.box;
  const at = cursor.peek() === undefined ? 0 : placer(panel.x, width)((cursor.peek() as number) * unit());
  cursor.value = reader(panel.x, width)(at + (by * width) / steps) / unit();
}

/** Nobody reads any more. */
export function stopReading(): void {
  cursor.value = undefined;
}
