// A worker thread that serves the theory of spin.js.
import { parentPort } from 'node:worker_threads';
import { nodeThread } from '../../dist/execution/node-thread.js';
import { serve } from '../../dist/execution/workers/service.js';
import { registry } from './spin.js';

serve(
  { send: (news) => parentPort.postMessage(news), receive: (listen) => parentPort.on('message', listen) },
  registry,
  nodeThread,
);
