import { InputError } from '../contract/index.js';

const deepest = 64;

/** Refuses values nested so deeply that walking them would exhaust the stack. @throws InputError `TEXT_TOO_DEEP`. */
export function checkDepth(value: unknown, source: string): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest)
      throw new InputError({
        code: 'TEXT_TOO_DEEP',
        path: source,
        expected: `at most ${deepest} levels of lists and objects`,
        received: 'more',
        next: 'Check that this is the right file',
      });
    level = level.flatMap((v) => (v !== null && typeof v === 'object' ? Object.values(v) : []));
  }
}
