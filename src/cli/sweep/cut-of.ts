import type { Plain, Theory } from '../../contract/index.js';
import { parameterName, parameterValue, splitAssignment } from '../flags.js';

/** The cuts `--at` asks for, each value read by its parameter's rules. @throws InputError `ASSIGNMENT_INVALID`. */
export function cutsOf(theory: Theory, given: unknown): Record<string, Plain> {
  const assignments = ((given as string[] | undefined) ?? []).map((text) => splitAssignment('--at', text, 'width=100'));
  return Object.fromEntries(
    assignments.map(([left, right]) => {
      const name = parameterName(left);
      const property = theory.parameters.shape[name];
      return [name, property ? parameterValue(property as never, right) : Number(right)];
    }),
  );
}

/** A name among the options, in camelCase. */
export function nameOf(value: unknown): string | undefined {
  return value === undefined ? undefined : parameterName(String(value));
}
