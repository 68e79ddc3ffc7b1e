import { brent } from '../roots/index.js';
import type { Ode } from './method.js';
import { interpolateOde } from './stepper.js';

/** Something to be noticed on the way: the zero of a continuous function of time and state. */
export interface OdeEvent {
  name: string;
  of(t: number, y: Float64Array): number;
  /** 1: only upward crossings, -1: only downward ones, 0 (default): both. */
  direction?: -1 | 0 | 1;
  /** Ends the integration; default false. */
  terminal?: boolean;
}

/** A crossing found on the dense output. */
export type EventHit = {
  /** Name of the event. */
  event: string;
  t: number;
  y: Float64Array;
};

/** A hit and whether it ends the integration. */
export interface Crossing {
  hit: EventHit;
  terminal: boolean;
}

/** Values of the events at the present time. */
export function eventValues(ode: Ode, events: readonly OdeEvent[]): Float64Array {
  return Float64Array.from(events, (event) => event.of(ode.state.t, ode.state.y));
}

/**
 * Crossings within the last step, in order of time, none after a terminal one; `before`: event values at its
 * beginning, replaced by those at its end. A zero exactly at the beginning belongs to the step before; an event that
 * crosses twice within one step is not seen (limit `maxStep` then).
 */
export function crossings(ode: Ode, events: readonly OdeEvent[], before: Float64Array): Crossing[] {
  const { state } = ode;
  const after = eventValues(ode, events);
  const y = new Float64Array(state.y.length);
  const found: Crossing[] = [];
  events.forEach((event, i) => {
    if (!crosses(before[i]!, after[i]!, event.direction ?? 0)) return;
    const value = (t: number) => event.of(t, interpolateOde(ode, t, y));
    const t = after[i] === 0 ? state.t : brent(value, state.previousT, state.t);
    found.push({
      hit: { event: event.name, t, y: interpolateOde(ode, t, y).slice() },
      terminal: event.terminal ?? false,
    });
  });
  before.set(after);
  found.sort((a, b) => a.hit.t - b.hit.t);
  const last = found.findIndex((crossing) => crossing.terminal);
  return last < 0 ? found : found.slice(0, last + 1);
}

function crosses(before: number, after: number, direction: number): boolean {
  const up = before < 0 && after >= 0;
  const down = before > 0 && after <= 0;
  return (up && direction >= 0) || (down && direction <= 0);
}
