import { Cancelled } from '../../../experiments/executor.js';
import { axisValues, type Cell } from '../../../experiments/map.js';
import type { Asked, Helper } from '../../bench/index.js';
import type { Atlas } from './atlas.js';
import { finest, levels, newPlaces } from './levels.js';
import type { MapWish } from './wish.js';

/** A chunk of cells is chosen to take a worker so many milliseconds. */
const chunkTime = 80;
const mostInChunk = 48;
/** A grid that would take more seconds waits for a click. */
const patience = 40;
/** News at most every so many milliseconds. */
const newsEvery = 60;

/** A map under way. */
interface Filling {
  now: Atlas;
  helpers: (() => Helper)[];
  /** Cells by the values asked for: whole numbers come more than once. */
  known: Map<string, Cell>;
  asked: Set<Asked<Cell[]>>;
  stopped: boolean;
  /** Milliseconds a cell takes. */
  cost: number;
  keyOf(place: { i: number; j: number }): string;
  tell(always?: boolean): void;
}

/** Fills a map grid by grid on all helpers; every axis of `whole` numbers is asked for once each. */
export function startFilling(
  wish: MapWish,
  whole: { x: boolean; y: boolean },
  helpers: (() => Helper)[],
  hear: (atlas: Atlas) => void,
): { stop(): void; refine(): void } {
  const values = ({ from, to, scale }: MapWish['x']) => axisValues(from, to, finest, scale);
  const now: Atlas = {
    wish,
    x: values(wish.x),
    y: values(wish.y),
    cells: new Array(finest * finest).fill(undefined),
    level: 0,
    complete: false,
    state: 'running',
  };
  const asked = (axis: 'x' | 'y', k: number) => {
    const value = now[axis][k] as number;
    return whole[axis] ? Math.round(value) : value;
  };
  let told = 0;
  const filling: Filling = {
    now,
    helpers,
    known: new Map(),
    asked: new Set(),
    stopped: false,
    cost: chunkTime,
    keyOf: ({ i, j }) => `${asked('x', i)} ${asked('y', j)}`,
    tell(always = false) {
      if (filling.stopped || (!always && performance.now() - told < newsEvery)) return;
      told = performance.now();
      hear({ ...now, cells: now.cells.slice() });
    },
  };
  void fillLevels(filling, 0, false);
  return {
    stop() {
      filling.stopped = true;
      for (const each of filling.asked) each.cancel();
    },
    refine: () => void fillLevels(filling, now.level + 1, true),
  };
}

/** Grid after grid, until one would take long; a reader who asked for one has the patience for it. */
async function fillLevels(filling: Filling, from: number, asked: boolean): Promise<void> {
  const { now, helpers } = filling;
  now.state = 'running';
  try {
    for (let level = from; level < levels.length && !filling.stopped; level++) {
      const seconds = (newPlaces(level).length * filling.cost) / helpers.length / 1000;
      if (level > 0 && seconds > patience && !(asked && level === from)) {
        now.state = 'resting';
        now.next = seconds;
        return filling.tell(true);
      }
      await fillLevel(filling, level);
    }
    now.state = 'done';
  } catch (error) {
    if (error instanceof Cancelled || filling.stopped) return;
    now.state = 'failed';
    now.message = (error as Error).message;
  }
  filling.tell(true);
}

async function fillLevel(filling: Filling, level: number): Promise<void> {
  const { now, known, helpers, keyOf } = filling;
  now.level = level;
  now.complete = false;
  const queue = new Map<string, number[]>();
  for (const place of newPlaces(level)) {
    const key = keyOf(place);
    const at = place.j * finest + place.i;
    const before = known.get(key);
    if (before) now.cells[at] = before;
    else queue.set(key, [...(queue.get(key) ?? []), at]);
  }
  await Promise.all(helpers.map((helper) => empty(filling, helper, queue)));
  now.complete = !filling.stopped;
  filling.tell(true);
}

/** One helper takes chunks from the queue until there are none. */
async function empty(filling: Filling, helper: () => Helper, queue: Map<string, number[]>): Promise<void> {
  const { x, y, ...rest } = filling.now.wish;
  while (queue.size > 0 && !filling.stopped) {
    const count = Math.max(1, Math.min(mostInChunk, Math.floor(chunkTime / filling.cost), Math.ceil(queue.size / 4)));
    const chunk = [...queue].slice(0, count);
    for (const [key] of chunk) queue.delete(key);
    const begun = performance.now();
    const mine = helper().ask('cells', { ...rest, x: x.name, y: y.name, places: chunk.map(([key]) => placeOf(key)) });
    filling.asked.add(mine);
    const found = await mine.answer.finally(() => filling.asked.delete(mine));
    filling.cost = 0.5 * filling.cost + 0.5 * ((performance.now() - begun) / count);
    chunk.forEach(([key, cells], k) => {
      filling.known.set(key, found[k] as Cell);
      for (const at of cells) filling.now.cells[at] = found[k];
    });
    filling.tell();
  }
}

function placeOf(key: string): { a: number; b: number } {
  const [a, b] = key.split(' ').map(Number);
  return { a: a as number, b: b as number };
}
