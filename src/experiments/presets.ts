import { closest, InputError, type Preset, type Theory } from '../contract/index.js';

/** The preset of that name. @throws InputError `PRESET_UNKNOWN` with the nearest names. */
export function findPreset(theory: Theory, id: string): Preset {
  const found = theory.presets.find((preset) => preset.id === id);
  if (found) return found;
  const names = theory.presets.map((preset) => preset.id);
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
