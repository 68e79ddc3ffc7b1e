// A process of its own that performs tasks in its only thread, as somebody would who starts the program twice.
import { inProcess } from '../../dist/execution/in-process.js';
import { nodeThread } from '../../dist/execution/node-thread.js';
import { registry } from '../../dist/theories/index.js';

const executor = inProcess(registry, nodeThread);
process.on('message', async (tasks) => {
  for (const task of tasks) await executor.perform(task);
  process.send('done');
});
