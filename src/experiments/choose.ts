import { type Calculation, InputError, type Theory } from '../contract/index.js';
import { findCalculation } from './find.js';

/** A calculation with the reason it was taken. */
export interface Choice {
  calculation: Calculation;
  reason: string;
}

/**
 * The engine of that role for these parameters: the forced one, else the first that applies.
 * @throws InputError `ENGINE_UNSUITABLE` with every candidate's reason when none applies.
 */
export function choose(
  theory: Theory,
  role: 'theory' | 'simulation',
  parameters: Record<string, unknown>,
  forced?: string,
): Choice {
  const candidates = theory.engines.filter((engine) => engine.role === role);
  if (forced !== undefined) {
    const engine = findCalculation(theory, forced);
    const { applies, reason } = engine.suits(parameters);
    if (engine.role === role && applies) return { calculation: engine, reason: `asked for; ${reason}` };
    const received =
      engine.role === role ? `'${forced}', which does not apply: ${reason}` : `'${forced}', which is a ${engine.role}`;
    throw unsuitable(role, `one of ${candidates.map(({ id }) => id).join(', ')} that applies`, received);
  }
  const refusals: string[] = [];
  for (const calculation of candidates) {
    const { applies, reason } = calculation.suits(parameters);
    if (applies) return { calculation, reason };
    refusals.push(`${calculation.id}: ${reason}`);
  }
  throw unsuitable(
    role,
    `parameters to which a ${role} of ${theory.id} applies`,
    refusals.join('; ') || 'none offered',
  );
}

function unsuitable(role: string, expected: string, received: string): InputError {
  const path = role === 'theory' ? '--engine' : '--simulator';
  return new InputError({
    code: 'ENGINE_UNSUITABLE',
    path,
    expected,
    received,
    next: 'Change the parameters as the reasons say, or leave the choice to the program',
  });
}
