import { resultHash } from '../../../src/artifacts/hash.js';
import type { Spec } from '../../../src/artifacts/spec.js';
import { browserPool } from '../../../src/execution/workers/browser.js';
import { Cancelled } from '../../../src/experiments/executor.js';
import { run } from '../../../src/experiments/run.js';
import { registry } from '../../../src/theories/index.js';

const start = () => new Worker('worker.js', { type: 'module' });

/** Hash of a spec computed in Web Workers, as the page of the test asks for it. */
async function hashInPage(spec: Spec): Promise<string> {
  const executor = browserPool(2, start);
  try {
    return resultHash(await run(spec, { registry, executor }));
  } finally {
    await executor.close();
  }
}

/** Milliseconds from a cancel to the refusal of the running task. */
async function cancelInPage(spec: Spec): Promise<number> {
  const executor = browserPool(1, start);
  let cancelled = 0;
  const watch = () => ({
    step: () => {
      cancelled ||= performance.now();
      executor.cancel();
    },
  });
  try {
    await run(spec, { registry, executor, watch });
    return Number.NaN;
  } catch (error) {
    return error instanceof Cancelled ? performance.now() - cancelled : Number.NaN;
  } finally {
    await executor.close();
  }
}

/** What happens to a task when the worker's script cannot be loaded. */
async function lostInPage(spec: Spec): Promise<string> {
  const executor = browserPool(1, () => new Worker('nowhere.js', { type: 'module' }));
  return run(spec, { registry, executor }).then(
    () => 'done',
    (error: Error) => error.message,
  );
}

Object.assign(globalThis, { hashInPage, cancelInPage, lostInPage });
