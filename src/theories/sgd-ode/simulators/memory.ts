import { InputError, type Request } from '../../../contract/index.js';

/** Refuses a result larger than allowed. @throws InputError `MEMORY_LIMIT` */
export function checkMemory({ memoryLimit }: Pick<Request, 'memoryLimit'>, bytes: number): void {
  if (memoryLimit === undefined || bytes <= memoryLimit) return;
  throw new InputError({
    code: 'MEMORY_LIMIT',
    path: 'request',
    expected: `a result of at most ${memoryLimit} bytes`,
    received: `${bytes} bytes`,
    next: 'Ask for fewer times, units or replicas',
  });
}
