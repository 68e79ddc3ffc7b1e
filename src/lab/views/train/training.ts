import { signal } from '@preact/signals';
import type { Result } from '../../../artifacts/result.js';
import type { Dataset } from '../../../contract/index.js';
import type { Progress } from '../../../experiments/executor.js';
import { Cancelled } from '../../../experiments/executor.js';
import { type Asked, back, front } from '../../bench/index.js';
import type { TrainingCard } from '../../worker/questions/train/describe-training.js';
import type { TrainNews } from '../../worker/questions/train/train.js';
import type { Source, TrainWish } from '../../worker/questions/train/training-of.js';

/** A run under way or over. */
export interface Run {
  state: 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
  dataset?: Dataset;
  progress?: Progress;
  result?: Omit<Result, 'run'>;
  message?: string;
}

/** The network being trained; the curves of the last one stay until the next brings its own. */
export const run = signal<Run | undefined>(undefined);

/** What can be trained on the source of the page, and why it cannot be read. */
export const training = signal<TrainingCard | undefined>(undefined);
export const unreadable = signal<string | undefined>(undefined);

/** The file the reader dropped; it stays in this browser. */
export const dropped = signal<{ name: string; bytes: Uint8Array } | undefined>(undefined);

let asked: Asked<Omit<Result, 'run'>> | undefined;

/** Trains a network; another one under way is called off. */
export function startTraining(wish: TrainWish): void {
  asked?.cancel();
  const before = run.peek()?.dataset;
  run.value = { state: 'running', ...(before ? { dataset: before } : {}) };
  const mine = back().ask('train', wish, (news: TrainNews) => {
    const now = run.peek();
    if (asked !== mine || !now) return;
    run.value = { ...now, ...(news.kind === 'partial' ? { dataset: news.dataset } : { progress: news.progress }) };
  });
  asked = mine;
  mine.answer.then(
    (result) => {
      if (asked !== mine) return;
      asked = undefined;
      const dataset = result.parts[0]?.dataset;
      run.value = { state: 'done', result, ...(dataset ? { dataset } : {}) };
    },
    (error: Error) => {
      if (asked !== mine) return;
      asked = undefined;
      if (!(error instanceof Cancelled)) run.value = { ...run.peek(), state: 'failed', message: error.message };
    },
  );
}

/** Holds the training between two steps, or lets it go on. */
export function pauseTraining(paused: boolean): void {
  if (!asked || !run.peek()) return;
  if (paused) asked.pause();
  else asked.resume();
  run.value = { ...(run.peek() as Run), state: paused ? 'paused' : 'running' };
}

/** Calls the training off; its curves stay. */
export function stopTraining(): void {
  asked?.cancel();
  asked = undefined;
  const now = run.peek();
  if (now && (now.state === 'running' || now.state === 'paused')) run.value = { ...now, state: 'cancelled' };
}

let described = 0;

/** Looks at a source: its columns, and the controls of a network. */
export async function describeSource(source: Source): Promise<void> {
  const mine = ++described;
  try {
    const found = await front.ask('describeTraining', { source }).answer;
    if (mine !== described) return;
    training.value = found;
    unreadable.value = undefined;
  } catch (error) {
    if (mine === described) unreadable.value = (error as Error).message;
  }
}
