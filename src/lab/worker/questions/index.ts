import type { Entry } from '../../../contract/index.js';
import type { Executor } from '../../../experiments/executor.js';

/** What a question may use while it is answered. */
export interface Context {
  registry: Entry[];
  /** Performs tasks in this worker; ends them when the page cancels. */
  executor: Executor;
  /** Sends news to the page before the answer is there. */
  tell(news: unknown): void;
  /** Lets messages in; call it between pieces of work of at most 20 ms. @throws Cancelled when the page no longer wants the answer. */
  breathe(): Promise<void>;
}

/**
 * Every question the page may ask a worker; each is a file of its own, loaded when it is first asked.
 * A question is a function `(given, context) => answer`; given, answer and news are plain data.
 */
export const questions = {
  credits: () => import('./credits.js').then(({ credits }) => credits),
  dataColumns: () => import('./data-columns.js').then(({ dataColumns }) => dataColumns),
  dataParameters: () => import('./data-parameters.js').then(({ dataParameters }) => dataParameters),
  describe: () => import('./describe.js').then(({ describe }) => describe),
  read: () => import('./read.js').then(({ read }) => read),
  forecast: () => import('./forecast.js').then(({ forecast }) => forecast),
  landmarks: () => import('./landmarks.js').then(({ landmarks }) => landmarks),
  limits: () => import('./limits.js').then(({ limits }) => limits),
  regime: () => import('./regime.js').then(({ regime }) => regime),
  resultFile: () => import('./result-file.js').then(({ resultFile }) => resultFile),
  study: () => import('./study.js').then(({ study }) => study),
  cells: () => import('./map/cells.js').then(({ cells }) => cells),
  describeTraining: () => import('./train/describe-training.js').then(({ describeTraining }) => describeTraining),
  train: () => import('./train/train.js').then(({ train }) => train),
  trainingFile: () => import('./train/training-file.js').then(({ trainingFile }) => trainingFile),
} as const;

export type QuestionName = keyof typeof questions;
type Answerer<Q extends QuestionName> = Awaited<ReturnType<(typeof questions)[Q]>>;

/** What must be said with a question, and what comes back. */
export type Given<Q extends QuestionName> = Parameters<Answerer<Q>>[0];
export type Answer<Q extends QuestionName> = Awaited<ReturnType<Answerer<Q>>>;
