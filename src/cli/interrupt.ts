import { Cancelled, type Executor } from '../experiments/executor.js';

/** Runs work that Ctrl-C and SIGTERM end through the executor, which is let go afterwards; a second signal ends the process at once. */
export async function interruptible<T>(executor: Executor, work: () => Promise<T>): Promise<T> {
  let interrupted = false;
  const stop = () => {
    if (interrupted) process.exit(130);
    interrupted = true;
    executor.cancel();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const value = await work();
    if (interrupted) throw new Cancelled();
    return value;
  } finally {
    await executor.close();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
