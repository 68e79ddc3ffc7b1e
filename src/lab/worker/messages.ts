import type { SentError } from '../../execution/workers/messages.js';
import type { QuestionName } from './questions/index.js';

/** What the page says to a worker. `pause` holds a running answer between two steps until `resume`. */
export type Message =
  | { kind: 'ask'; id: number; name: QuestionName; given: unknown }
  | { kind: 'cancel' | 'pause' | 'resume'; id: number };

/** What a worker says back: news while it works, then an answer or a failure. */
export type Reply =
  | { kind: 'news'; id: number; news: unknown }
  | { kind: 'answer'; id: number; answer: unknown }
  | { kind: 'failed'; id: number; error: SentError };
