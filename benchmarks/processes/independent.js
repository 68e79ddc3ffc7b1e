// A process of its own that performs tasks in its only thread, as somebody would who starts the program twice.
import { inProcess } from '../../dist/execution/in-process.js';
import { nodeThread } from '../../dist/execution/node-thread.js';

// The theories of the package, or those of the module named.
const { registry } = await import(process.argv[2] ?? '../../dist/theories/index.js');
const executor = inProcess(registry, nodeThread);
process.on('message', async (tasks) => {
  for (const task of tasks) await executor.perform(task);
  process.send('done');
});
