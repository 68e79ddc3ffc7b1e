import { parentPort } from 'node:worker_threads';
import { registry } from '../../theories/index.js';
import { nodeThread } from '../node-thread.js';
import { serve } from './service.js';

const port = parentPort!;
serve(
  { send: (news) => port.postMessage(news), receive: (listen) => port.on('message', listen) },
  registry,
  nodeThread,
);
