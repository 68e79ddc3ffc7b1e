import type { Spec } from '../../src/artifacts/spec.js';
import { type Entry, parseParameters } from '../../src/contract/index.js';

/** Specs whose results must not depend on who computes them: for every theory its defaults and first presets, with simulations. */
export async function canonicalSpecs(registry: Entry[]): Promise<{ name: string; spec: Spec }[]> {
  const all = await Promise.all(registry.map(async (entry) => [entry.id, await entry.load()] as const));
  return all.flatMap(([id, { parameters, presets, engines }]) => {
    const trained = (given: object) =>
      engines.some(
        ({ role, suits }) => role === 'simulation' && suits(parseParameters(parameters, { ...given })).applies,
      );
    const spec = (given: Spec['parameters'], replicas: number): Spec => ({
      format: 1,
      theory: id,
      parameters: given,
      seed: 3,
      quality: 'interactive',
      ...(trained(given) ? { replicas } : {}),
    });
    return [
      { name: `${id} defaults`, spec: spec({}, 66) },
      ...presets.slice(0, 5).map((preset) => ({ name: `${id} ${preset.id}`, spec: spec(preset.parameters, 2) })),
    ];
  });
}
