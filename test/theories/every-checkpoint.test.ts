import { describe, expect, test } from 'vitest';
import { entries } from './all.js';
import { resumes } from './resumes.js';

/** Calculations known to offer checkpoints: the others are found by themselves. */
const offering = [
  ...['linear-exact network', 'linear-exact projected', 'linear-exact descent'],
  ...['sgd-ode ode', 'sgd-ode mean-field', 'sgd-ode exact-in-law', 'sgd-ode direct', 'sgd-ode ensemble'],
  ...['dln-dmft dmft', 'dln-dmft gradient-flow', 'dln-dmft instances'],
];

const theories = await Promise.all(entries.map((entry) => entry.load()));
const met = new Set<string>();

describe.each(theories.map((theory) => [theory.id, theory] as const))('%s', (id, theory) => {
  const calculations = [...theory.engines, ...theory.calculators];
  test.each(calculations.map((calculation) => [calculation.id, calculation] as const))(
    '%s: whatever checkpoints it offers, it resumes from them to the same bytes',
    (name, calculation) => {
      const same = resumes(theory, calculation, { cases: 2, seconds: 0.005 });
      if (same.length > 0) met.add(`${id} ${name}`);
      expect(same).not.toContain(false);
    },
  );
});

test('the calculations known to offer checkpoints were met', () => {
  expect([...met]).toEqual(expect.arrayContaining(offering));
});
