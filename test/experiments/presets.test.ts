import { describe, expect, test } from 'vitest';
import { parseParameters } from '../../src/contract/index.js';
import { setNames } from '../../src/data/index.js';
import { findCalculator } from '../../src/experiments/find.js';
import { findPreset, presetsOf } from '../../src/experiments/presets.js';
import { curvecast } from '../support/command-line.js';
import { entries } from '../theories/all.js';

const theories = await Promise.all(entries.map(({ load }) => load()));
const all = theories.flatMap((theory) => presetsOf(theory).map((preset) => ({ theory, preset })));

test('presets of a theory and of its calculators differ in name', () => {
  const names = all.map(({ theory, preset }) => `${theory.id} ${preset.id}`);
  expect(new Set(names).size).toBe(names.length);
});

test.each(all.map(({ theory, preset }) => [theory.id, preset.id, theory, preset] as const))(
  '%s %s is legal and names what there is',
  (_, id, theory, preset) => {
    const { parameters } = preset.calculation === undefined ? theory : findCalculator(theory, preset.calculation);
    parseParameters(parameters, preset.parameters);
    if (preset.data !== undefined) expect(setNames).toContain(preset.data);
    if (preset.claim !== undefined) expect(theory.claims.map((claim) => claim.id)).toContain(preset.claim);
    expect(findPreset(theory, id)).toEqual(preset);
  },
);

/** Flags that make a preset quick. */
const quick: Record<string, string[]> = {
  'width-exponents': ['--widths', '16,32,64', '--instances', '8'],
  digits: ['--width', '12', '--rows', '4'],
};

describe('presets that are more than parameters of a run', () => {
  const special = all.filter(({ preset }) => preset.calculation !== undefined || preset.data !== undefined);
  test.each(special.map(({ theory, preset }) => [theory.id, preset] as const))('run %s', async (theory, preset) => {
    const flags = ['--quality', 'interactive', ...(quick[preset.id] ?? [])];
    const { code, out } = await curvecast(['run', theory, preset.id, ...flags, '--json'], entries);
    expect(code).toBe(0);
    const { spec, hash } = JSON.parse(out);
    expect(spec.calculation).toBe(preset.calculation);
    expect(spec.data?.source).toBe(preset.data);
    const same = preset.calculation
      ? ['calculate', theory, preset.calculation, preset.id]
      : ['run', theory, '--data', preset.data!, '--depth', '2', '--activation', 'erf'];
    expect(JSON.parse((await curvecast([...same, ...flags, '--json'], entries)).out).hash).toBe(hash);
  });
});
