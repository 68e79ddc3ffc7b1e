import { closest, InputError, type Preset, type Theory } from '../contract/index.js';

/** A preset with the calculator it belongs to; without one it is a run's. */
export type Named = Preset & { calculation?: string };

/** Every preset of a theory: those of its runs, then those of its calculators. */
export function presetsOf({ presets, calculators }: Pick<Theory, 'presets' | 'calculators'>): Named[] {
  const named = calculators.flatMap(({ id, presets: own = [] }) =>
    own.map((preset) => ({ ...preset, calculation: id })),
  );
  return [...presets, ...named];
}

/** The preset of that name. @throws InputError `PRESET_UNKNOWN` with the nearest names. */
export function findPreset(theory: Theory, id: string): Named {
  const presets = presetsOf(theory);
  const found = presets.find((preset) => preset.id === id);
  if (found) return found;
  const names = presets.map((preset) => preset.id);
  const near = closest(id, names);
  throw new InputError({
    code: 'PRESET_UNKNOWN',
    path: 'base',
    expected: `a preset of ${theory.id} (${names.join(', ') || 'it has none'}), a spec or result file, or a lab link`,
    received: `'${id}'`,
    ...(near.length > 0 ? { cause: `Did you mean '${near[0]}'?` } : {}),
    next: `'curvecast list ${theory.id}' describes the presets; a file is given by its path`,
  });
}
