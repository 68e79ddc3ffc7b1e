import { InputError } from '../contract/index.js';
import { splitAssignment } from './flags.js';

/** Reads `--goal NAME=NUMBER ...`. @throws InputError `FLAG_INVALID`. */
export function parseGoals(texts: string[] | undefined): Record<string, number> {
  return Object.fromEntries(
    (texts ?? []).map((text) => {
      const [name, value] = splitAssignment('--goal', text, 'kernelRatio=2');
      if (Number.isFinite(Number(value))) return [name, Number(value)];
      throw new InputError({
        code: 'FLAG_INVALID',
        path: `--goal ${name}`,
        expected: 'a number',
        received: `'${value}'`,
        next: 'For example --goal kernelRatio=2',
      });
    }),
  );
}
