import { parentPort, workerData } from 'node:worker_threads';
import { type KernelsId, selectKernels } from '../../numerics/kernels/index.js';
import { registry } from '../../theories/index.js';
import { openBlas } from '../blas.js';
import { nodeThread } from '../node-thread.js';
import { serve } from './service.js';

const { kernels } = workerData as { kernels?: KernelsId };
if (kernels) selectKernels(kernels, openBlas);
const port = parentPort!;
serve(
  { send: (news) => port.postMessage(news), receive: (listen) => port.on('message', listen) },
  registry,
  nodeThread,
);
