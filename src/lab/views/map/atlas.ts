import { Cancelled } from '../../../experiments/executor.js';
import { axisValues, type Cell } from '../../../experiments/map.js';
import type { Asked } from '../../bench/index.js';
import { helpers } from './helpers.js';
import { finest, levels, newPlaces, parentOf, strideOf } from './levels.js';
import type { MapWish } from './wish.js';

/** A map as far as it is known. */
export interface Atlas {
  wish: MapWish;
  /** Values of the finest grid on both axes. */
  x: number[];
  y: number[];
  /** Cells of the finest grid by `j * finest + i`; holes where nothing is known yet. */
  cells: (Cell | undefined)[];
  /** Grid being filled, and whether all of it is known. */
  level: number;
  complete: boolean;
  /** `resting`: the next grid would take long and waits for a click. */
  state: 'running' | 'resting' | 'done' | 'failed' | 'cancelled';
  /** Seconds the next grid would take. */
  next?: number;
  message?: string;
}

/** A chunk of cells is chosen to take a worker so many milliseconds. */
const chunkTime = 80;
const mostInChunk = 48;
/** A grid that would take more seconds waits for a click. */
const patience = 40;
/** News at most every so many milliseconds. */
const newsEvery = 60;

/** Fills a map grid by grid on all helpers. `whole` numbers are asked for once each. */
export function startAtlas(
  wish: MapWish,
  whole: { x: boolean; y: boolean },
  hear: (atlas: Atlas) => void,
): { stop(): void; refine(): void } {
  const { x, y } = wish;
  const now: Atlas = {
    wish,
    x: axisValues(x.from, x.to, finest, x.scale),
    y: axisValues(y.from, y.to, finest, y.scale),
    cells: new Array(finest * finest).fill(undefined),
    level: 0,
    complete: false,
    state: 'running',
  };
  const known = new Map<string, Cell>();
  const asked = new Set<Asked<Cell[]>>();
  let stopped = false;
  let cost = chunkTime;
  let told = 0;

  const valueAt = (axis: 'x' | 'y', k: number) =>
    whole[axis] ? Math.round(now[axis][k] as number) : (now[axis][k] as number);
  const placeOf = ({ i, j }: { i: number; j: number }) => ({ a: valueAt('x', i), b: valueAt('y', j) });
  const keyOf = ({ a, b }: { a: number; b: number }) => `${a} ${b}`;

  function tell(always = false): void {
    if (stopped || (!always && performance.now() - told < newsEvery)) return;
    told = performance.now();
    hear({ ...now, cells: now.cells.slice() });
  }

  async function lane(ask: (typeof helpers)[number], queue: Map<string, number[]>): Promise<void> {
    while (queue.size > 0 && !stopped) {
      const count = Math.max(1, Math.min(mostInChunk, Math.floor(chunkTime / cost), Math.ceil(queue.size / 4)));
      const chunk = [...queue].slice(0, count);
      for (const [key] of chunk) queue.delete(key);
      const places = chunk.map(([key]) => {
        const [a, b] = key.split(' ').map(Number);
        return { a: a as number, b: b as number };
      });
      const begun = performance.now();
      const { x: across, y: up, ...rest } = wish;
      const mine = ask().ask('cells', { ...rest, x: across.name, y: up.name, places });
      asked.add(mine);
      const found = await mine.answer.finally(() => asked.delete(mine));
      cost = 0.5 * cost + 0.5 * ((performance.now() - begun) / count);
      chunk.forEach(([key, cells], k) => {
        known.set(key, found[k] as Cell);
        for (const at of cells) now.cells[at] = found[k];
      });
      tell();
    }
  }

  async function fill(level: number): Promise<void> {
    now.level = level;
    now.complete = false;
    const queue = new Map<string, number[]>();
    for (const place of newPlaces(level)) {
      const key = keyOf(placeOf(place));
      const at = place.j * finest + place.i;
      const before = known.get(key);
      if (before) now.cells[at] = before;
      else queue.set(key, [...(queue.get(key) ?? []), at]);
    }
    await Promise.all(helpers.map((ask) => lane(ask, queue)));
    now.complete = !stopped;
    tell(true);
  }

  async function run(from: number, patient: boolean): Promise<void> {
    now.state = 'running';
    try {
      for (let level = from; level < levels.length && !stopped; level++) {
        const seconds = (newPlaces(level).length * cost) / helpers.length / 1000;
        if (level > 0 && seconds > patience && !(patient && level === from)) {
          now.state = 'resting';
          now.next = seconds;
          return tell(true);
        }
        await fill(level);
      }
      now.state = 'done';
    } catch (error) {
      if (error instanceof Cancelled || stopped) return;
      now.state = 'failed';
      now.message = (error as Error).message;
    }
    tell(true);
  }

  void run(0, false);
  return {
    stop() {
      stopped = true;
      for (const each of asked) each.cancel();
    },
    refine: () => void run(now.complete ? now.level + 1 : now.level, true),
  };
}

/** The cell shown at a place of the grid being filled: its own, or the nearest coarser one that is known. */
export function cellAt({ cells }: Pick<Atlas, 'cells'>, level: number, i: number, j: number): Cell | undefined {
  let [column, row] = [i, j];
  for (let stride = strideOf(level); ; stride *= 2) {
    const own = cells[row * finest + column];
    if (own || stride >= finest) return own;
    [column, row] = [parentOf(column, stride), parentOf(row, stride)];
  }
}
