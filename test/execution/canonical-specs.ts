import type { Spec } from '../../src/artifacts/spec.js';
import { type Entry, type Plain, parseParameters, type Theory } from '../../src/contract/index.js';

/** Seconds of one replica, as its calculations estimate it, beyond which a preset is left out. */
const quick = 0.2;

/** Specs whose results must not depend on who computes them: every theory's defaults and two quick presets, with simulations. */
export async function canonicalSpecs(registry: Entry[]): Promise<{ name: string; spec: Spec }[]> {
  const theories = await Promise.all(registry.map(({ load }) => load()));
  return theories.flatMap((theory) => {
    const presets = theory.presets
      .map(({ id, parameters }) => ({ id, parameters, seconds: cost(theory, parameters) }))
      .filter(({ seconds }) => seconds < quick)
      .sort((a, b) => a.seconds - b.seconds);
    const chosen = [{ id: 'defaults', parameters: {}, seconds: cost(theory, {}) }, ...presets.slice(0, 2)];
    return chosen.map(({ id, parameters, seconds }) => ({
      name: `${theory.id} ${id}`,
      // More than one block of replicas where that is quick.
      spec: specOf(theory, parameters, 66 * seconds < quick ? 66 : 2),
    }));
  });
}

function specOf(theory: Theory, parameters: Spec['parameters'], replicas: number): Spec {
  const trained = engines(theory, parameters).some(({ role }) => role === 'simulation');
  const blank = { format: 1, theory: theory.id, parameters, seed: 3, quality: 'interactive' } as const;
  return { ...blank, ...(trained ? { replicas } : {}) };
}

function cost(theory: Theory, raw: Record<string, Plain>): number {
  const chosen = ['theory', 'simulation'].flatMap((wanted) =>
    engines(theory, raw)
      .filter(({ role }) => role === wanted)
      .slice(0, 1),
  );
  return chosen.reduce((sum, { seconds }) => sum + seconds, 0);
}

function engines({ parameters, engines: all }: Theory, raw: Record<string, Plain>) {
  const values = parseParameters(parameters, raw);
  return all.map(({ role, suits }) => ({ role, ...suits(values) })).filter(({ applies }) => applies);
}
