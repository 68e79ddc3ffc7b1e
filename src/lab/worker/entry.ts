import { pageThread } from '../../execution/page-thread.js';
import { answerOn } from './answer.js';
import type { Message, Reply } from './messages.js';

/** The script of every worker of the lab: answers questions one at a time, on the same core as the command line. */
const worker = globalThis as unknown as {
  postMessage(reply: Reply): void;
  onmessage: ((event: { data: Message }) => void) | null;
};
const hear = answerOn((reply) => worker.postMessage(reply), pageThread());
worker.onmessage = ({ data }) => hear(data);
