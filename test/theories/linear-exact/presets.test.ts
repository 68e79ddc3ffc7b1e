import { expect, test } from 'vitest';
import { finish } from '../../../src/contract/index.js';
import { linearExact } from '../../../src/theories/linear-exact/index.js';
import { given } from './networks.js';

const labels: Record<string, string> = {
  'first-look': 'feature, alignment, rescaling',
  alignment: 'feature, strong, alignment, rescaling',
  disalignment: 'feature, strong, disalignment, rescaling',
  rescaling: 'feature, strong, rescaling, sign flip',
  kernel: 'kernel',
  kaiming: 'kernel',
  adviser: 'kernel',
  'one-layer-rotates': 'kernel, one layer rotates',
};

test.each(Object.entries(labels))('%s shows %s', (id, label) => {
  const preset = linearExact.presets.find((candidate) => candidate.id === id)!;
  expect(finish(linearExact.regime!(given(preset.parameters), 1)).label).toBe(label);
});

/** Shown by `curvecast train`: its networks are deep, a preset of this theory is not. */
const deep = 'C9';

test('every claim has a preset, and every preset a claim that exists or none', () => {
  const claims = linearExact.claims.map(({ id }) => id).filter((id) => id !== deep);
  const shown = linearExact.presets.flatMap(({ claim }) => claim ?? []);
  expect(claims.filter((id) => !shown.includes(id))).toEqual([]);
  expect(shown.filter((id) => !claims.includes(id))).toEqual([]);
});

test('views and headline name quantities of the theory engine', () => {
  const names = new Set(linearExact.engines[0]!.quantities.map(({ name }) => name));
  for (const name of [...linearExact.headline, ...linearExact.views.flatMap(({ y }) => y)])
    expect(names).toContain(name);
  for (const { needs } of linearExact.measures) for (const name of needs) expect(names).toContain(name);
});
